-- The application's role deletes no course itself: this is its only way, and it takes drafts alone that never made a step.
CREATE FUNCTION "public"."delete_draft_course"("of_edition" integer) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH deleted AS (
    DELETE FROM public.course
    WHERE edition_id = of_edition AND state = 'draft'
      AND NOT EXISTS (SELECT FROM public.transition WHERE transition.edition_id = of_edition)
    RETURNING edition_id
  )
  SELECT count(*)::integer FROM deleted
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION "public"."delete_draft_course"(integer) FROM PUBLIC;
