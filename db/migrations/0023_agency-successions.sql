CREATE TYPE "public"."succession_kind" AS ENUM('renamed', 'merged', 'split', 'closed');--> statement-breakpoint
CREATE TABLE "succession" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "succession_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"kind" "succession_kind" NOT NULL,
	"agency_id" integer NOT NULL,
	"successor_id" integer,
	"former_title_fa" text,
	"former_title_en" text,
	CONSTRAINT "succession_once" UNIQUE NULLS NOT DISTINCT("edition_id","kind","agency_id","successor_id"),
	CONSTRAINT "succession_into" CHECK (("succession"."kind" in ('merged', 'split')) = ("succession"."successor_id" is not null)),
	CONSTRAINT "succession_other" CHECK ("succession"."successor_id" <> "succession"."agency_id"),
	CONSTRAINT "succession_former" CHECK (("succession"."kind" = 'renamed') = ("succession"."former_title_fa" is not null) and ("succession"."former_title_fa" is null) = ("succession"."former_title_en" is null))
);
--> statement-breakpoint
ALTER TABLE "succession" ADD CONSTRAINT "succession_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "succession" ADD CONSTRAINT "succession_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "succession" ADD CONSTRAINT "succession_successor_id_agency_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "succession_agency" ON "succession" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "succession_successor" ON "succession" USING btree ("successor_id");