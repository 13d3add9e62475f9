CREATE TYPE "public"."deviation_state" AS ENUM('open', 'seconded', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."entry_state" AS ENUM('proposed', 'added', 'removed');--> statement-breakpoint
CREATE TYPE "public"."minutes_state" AS ENUM('draft', 'signing', 'sealed');--> statement-breakpoint
CREATE TYPE "public"."recusal_kind" AS ENUM('own-agency', 'declared');--> statement-breakpoint
CREATE TYPE "public"."vote_choice" AS ENUM('for', 'against', 'abstain');--> statement-breakpoint
CREATE TYPE "public"."deadline_kind" AS ENUM('declarations', 'objections', 'rulings', 'votes');--> statement-breakpoint
CREATE TYPE "public"."edition_state" AS ENUM('draft', 'announced', 'collecting', 'evaluating', 'preliminary', 'objections', 'review', 'final', 'shortlisting', 'approved', 'published', 'archived');--> statement-breakpoint
CREATE TYPE "public"."evaluation_verdict" AS ENUM('confirmed', 'corrected', 'refused');--> statement-breakpoint
CREATE TYPE "public"."review_state" AS ENUM('open', 'applied', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."verdict" AS ENUM('accepted', 'in-part', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."link_kind" AS ENUM('invitation', 'password-reset');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('administrator', 'manager', 'agency', 'evaluator', 'judge', 'auditor');--> statement-breakpoint
CREATE TYPE "public"."run_purpose" AS ENUM('regular', 'candidate');--> statement-breakpoint
CREATE TABLE "audit_checkpoint" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"public_key" text NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"user_id" text,
	"user_name" text,
	"role" text,
	"origin" text,
	"action" text NOT NULL,
	"festival_id" integer,
	"edition_id" integer,
	"subject" text,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attendee" (
	"minutes_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"position" integer NOT NULL,
	"post" text NOT NULL,
	"dissent" text,
	"signed_at" timestamp (3) with time zone,
	"signed_by" text,
	"signed_hash" text,
	CONSTRAINT "attendee_minutes_id_user_id_pk" PRIMARY KEY("minutes_id","user_id"),
	CONSTRAINT "attendee_signed" CHECK (("attendee"."signed_at" is null) = ("attendee"."signed_by" is null) and ("attendee"."signed_at" is null) = ("attendee"."signed_hash" is null))
);
--> statement-breakpoint
CREATE TABLE "award_category" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "award_category_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"code" text NOT NULL,
	"title_fa" text NOT NULL,
	"title_en" text NOT NULL,
	"position" integer NOT NULL,
	"rule" jsonb NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deviation" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deviation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"shortlist_id" integer NOT NULL,
	"category_id" integer NOT NULL,
	"group_id" integer,
	"removes_agency_id" integer,
	"adds_agency_id" integer,
	"reason" text NOT NULL,
	"judge_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"second_judge_id" text,
	"second_at" timestamp (3) with time zone,
	"state" "deviation_state" NOT NULL,
	CONSTRAINT "deviation_other" CHECK ("deviation"."second_judge_id" <> "deviation"."judge_id"),
	CONSTRAINT "deviation_second" CHECK (("deviation"."state" = 'seconded') = ("deviation"."second_judge_id" is not null)),
	CONSTRAINT "deviation_change" CHECK ("deviation"."removes_agency_id" is not null or "deviation"."adds_agency_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "mark" (
	"edition_id" integer NOT NULL,
	"judge_id" text NOT NULL,
	"agency_id" integer NOT NULL,
	"criterion" text NOT NULL,
	"mark" double precision NOT NULL,
	"remark" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mark_edition_id_judge_id_agency_id_criterion_pk" PRIMARY KEY("edition_id","judge_id","agency_id","criterion"),
	CONSTRAINT "mark_range" CHECK ("mark"."mark" between 0 and 10)
);
--> statement-breakpoint
CREATE TABLE "minutes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "minutes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"number" integer NOT NULL,
	"shortlist_id" integer,
	"held_on" date NOT NULL,
	"place" text NOT NULL,
	"document" jsonb NOT NULL,
	"state" "minutes_state" NOT NULL,
	"version" integer NOT NULL,
	"corrects_id" integer,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"hash" text,
	"sealed_at" timestamp (3) with time zone,
	CONSTRAINT "minutes_hash" CHECK (("minutes"."state" = 'draft') = ("minutes"."hash" is null)),
	CONSTRAINT "minutes_sealed" CHECK (("minutes"."state" = 'sealed') = ("minutes"."sealed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "minutes_file" (
	"minutes_id" integer NOT NULL,
	"file_id" integer NOT NULL,
	CONSTRAINT "minutes_file_minutes_id_file_id_pk" PRIMARY KEY("minutes_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "publication_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"number" integer NOT NULL,
	"run_id" integer NOT NULL,
	"shortlist_id" integer NOT NULL,
	"minutes_id" integer NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"reason" text,
	"shows_rankings" boolean NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"manifest_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publication_file" (
	"publication_id" integer NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "publication_file_publication_id_name_pk" PRIMARY KEY("publication_id","name")
);
--> statement-breakpoint
CREATE TABLE "recusal" (
	"edition_id" integer NOT NULL,
	"judge_id" text NOT NULL,
	"agency_id" integer NOT NULL,
	"kind" "recusal_kind" NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recusal_edition_id_judge_id_agency_id_pk" PRIMARY KEY("edition_id","judge_id","agency_id")
);
--> statement-breakpoint
CREATE TABLE "shortlist" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shortlist_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"number" integer NOT NULL,
	"run_id" integer NOT NULL,
	"document" jsonb NOT NULL,
	"hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "shortlist_closed" CHECK (("shortlist"."hash" is null) = ("shortlist"."closed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "shortlist_entry" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shortlist_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"shortlist_id" integer NOT NULL,
	"category_id" integer NOT NULL,
	"group_id" integer,
	"agency_id" integer NOT NULL,
	"place" integer NOT NULL,
	"value" double precision,
	"state" "entry_state" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vote" (
	"round_id" integer NOT NULL,
	"entry_id" integer NOT NULL,
	"judge_id" text NOT NULL,
	"choice" "vote_choice" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vote_round_id_entry_id_judge_id_pk" PRIMARY KEY("round_id","entry_id","judge_id")
);
--> statement-breakpoint
CREATE TABLE "vote_round" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "vote_round_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"shortlist_id" integer NOT NULL,
	"number" integer NOT NULL,
	"rules" jsonb NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_by" text,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "course" (
	"edition_id" integer PRIMARY KEY NOT NULL,
	"state" "edition_state" NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	"preliminary_run_id" integer,
	"final_run_id" integer,
	"embargo_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "deadline" (
	"edition_id" integer NOT NULL,
	"kind" "deadline_kind" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deadline_edition_id_kind_pk" PRIMARY KEY("edition_id","kind")
);
--> statement-breakpoint
CREATE TABLE "declaration" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "declaration_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"metric_id" integer NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"status" "observation_status" NOT NULL,
	"value" double precision NOT NULL,
	"note" text,
	"version" integer NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "declaration_value" CHECK (("declaration"."status" = 'reported' or "declaration"."value" = 0) and "declaration"."value" <> 'NaN' and abs("declaration"."value") < 'Infinity')
);
--> statement-breakpoint
CREATE TABLE "declaration_file" (
	"declaration_id" integer NOT NULL,
	"file_id" integer NOT NULL,
	CONSTRAINT "declaration_file_declaration_id_file_id_pk" PRIMARY KEY("declaration_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "declared_metric" (
	"edition_id" integer NOT NULL,
	"metric_id" integer NOT NULL,
	"position" integer NOT NULL,
	"help_fa" text NOT NULL,
	"help_en" text NOT NULL,
	"needs_evidence" boolean NOT NULL,
	CONSTRAINT "declared_metric_edition_id_metric_id_pk" PRIMARY KEY("edition_id","metric_id")
);
--> statement-breakpoint
CREATE TABLE "evaluation" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "evaluation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"observation_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"verdict" "evaluation_verdict" NOT NULL,
	"value" double precision,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL,
	"pull_id" integer,
	CONSTRAINT "evaluation_reason" CHECK ("evaluation"."verdict" = 'confirmed' or "evaluation"."reason" is not null),
	CONSTRAINT "evaluation_value" CHECK (("evaluation"."verdict" = 'corrected') = ("evaluation"."value" is not null))
);
--> statement-breakpoint
CREATE TABLE "stored_file" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stored_file_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "submission_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"number" integer NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"is_late" boolean NOT NULL,
	"pull_id" integer NOT NULL,
	"document" jsonb NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transition" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transition_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"step" text NOT NULL,
	"from" "edition_state" NOT NULL,
	"to" "edition_state" NOT NULL,
	"user_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "adjustment" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "adjustment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"ruling_id" integer NOT NULL,
	"metric_id" integer NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"status" "observation_status" NOT NULL,
	"value" double precision NOT NULL,
	CONSTRAINT "adjustment_value" CHECK (("adjustment"."status" = 'reported' or "adjustment"."value" = 0) and "adjustment"."value" <> 'NaN' and abs("adjustment"."value") < 'Infinity')
);
--> statement-breakpoint
CREATE TABLE "objection" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "objection_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"indicator_code" text NOT NULL,
	"run_id" integer NOT NULL,
	"text" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "objection_file" (
	"objection_id" integer NOT NULL,
	"file_id" integer NOT NULL,
	CONSTRAINT "objection_file_objection_id_file_id_pk" PRIMARY KEY("objection_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "review" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "review_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"number" integer NOT NULL,
	"base_run_id" integer NOT NULL,
	"candidate_run_id" integer NOT NULL,
	"state" "review_state" NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"pull_id" integer,
	"run_id" integer,
	CONSTRAINT "review_decided" CHECK (("review"."state" = 'open') = ("review"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "ruling" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ruling_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"objection_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"verdict" "verdict" NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ruling_objection_id_unique" UNIQUE("objection_id")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_key_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_key_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"edition_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"indicator_code" text NOT NULL,
	CONSTRAINT "assignment_edition_id_user_id_indicator_code_pk" PRIMARY KEY("edition_id","user_id","indicator_code")
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "role_grant_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"festival_id" integer,
	"role" "role" NOT NULL,
	"agency_id" integer,
	"county_id" integer,
	"may_submit" boolean DEFAULT false NOT NULL,
	"post" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "grant_agency" CHECK ("role_grant"."role" <> 'agency' or "role_grant"."agency_id" is not null),
	CONSTRAINT "grant_county" CHECK ("role_grant"."county_id" is null or "role_grant"."role" = 'manager'),
	CONSTRAINT "grant_submit" CHECK (not "role_grant"."may_submit" or "role_grant"."role" = 'agency'),
	CONSTRAINT "grant_whole" CHECK ("role_grant"."festival_id" is not null or "role_grant"."role" in ('administrator', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"edition_id" integer,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"params" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"mailed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "one_time_link" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "one_time_link_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "link_kind" NOT NULL,
	"secret_hash" text NOT NULL,
	"user_id" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "one_time_link_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	"impersonated_by" text,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "setting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"festival_id" integer,
	"name" text NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "two_factor" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"username" text,
	"display_username" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"role" text,
	"banned" boolean DEFAULT false NOT NULL,
	"ban_reason" text,
	"ban_expires" timestamp (3) with time zone,
	"password_kind" text DEFAULT 'own' NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "score_run" ADD COLUMN "purpose" "run_purpose" DEFAULT 'regular' NOT NULL;--> statement-breakpoint
ALTER TABLE "attendee" ADD CONSTRAINT "attendee_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendee" ADD CONSTRAINT "attendee_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_category" ADD CONSTRAINT "award_category_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deviation" ADD CONSTRAINT "deviation_shortlist_id_shortlist_id_fk" FOREIGN KEY ("shortlist_id") REFERENCES "public"."shortlist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deviation" ADD CONSTRAINT "deviation_category_id_award_category_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."award_category"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deviation" ADD CONSTRAINT "deviation_group_id_agency_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."agency_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deviation" ADD CONSTRAINT "deviation_removes_agency_id_agency_id_fk" FOREIGN KEY ("removes_agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deviation" ADD CONSTRAINT "deviation_adds_agency_id_agency_id_fk" FOREIGN KEY ("adds_agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deviation" ADD CONSTRAINT "deviation_judge_id_users_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deviation" ADD CONSTRAINT "deviation_second_judge_id_users_id_fk" FOREIGN KEY ("second_judge_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark" ADD CONSTRAINT "mark_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark" ADD CONSTRAINT "mark_judge_id_users_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark" ADD CONSTRAINT "mark_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_shortlist_id_shortlist_id_fk" FOREIGN KEY ("shortlist_id") REFERENCES "public"."shortlist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_corrects" FOREIGN KEY ("corrects_id") REFERENCES "public"."minutes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_file" ADD CONSTRAINT "minutes_file_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_file" ADD CONSTRAINT "minutes_file_file_id_stored_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_run_id_score_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."score_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_shortlist_id_shortlist_id_fk" FOREIGN KEY ("shortlist_id") REFERENCES "public"."shortlist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_file" ADD CONSTRAINT "publication_file_publication_id_publication_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publication"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_file" ADD CONSTRAINT "publication_file_sha256_body_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."body"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_judge_id_users_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist" ADD CONSTRAINT "shortlist_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist" ADD CONSTRAINT "shortlist_run_id_score_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."score_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist_entry" ADD CONSTRAINT "shortlist_entry_shortlist_id_shortlist_id_fk" FOREIGN KEY ("shortlist_id") REFERENCES "public"."shortlist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist_entry" ADD CONSTRAINT "shortlist_entry_category_id_award_category_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."award_category"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist_entry" ADD CONSTRAINT "shortlist_entry_group_id_agency_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."agency_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist_entry" ADD CONSTRAINT "shortlist_entry_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_round_id_vote_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."vote_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_entry_id_shortlist_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."shortlist_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_judge_id_users_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_round" ADD CONSTRAINT "vote_round_shortlist_id_shortlist_id_fk" FOREIGN KEY ("shortlist_id") REFERENCES "public"."shortlist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_round" ADD CONSTRAINT "vote_round_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_round" ADD CONSTRAINT "vote_round_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_preliminary_run_id_score_run_id_fk" FOREIGN KEY ("preliminary_run_id") REFERENCES "public"."score_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_final_run_id_score_run_id_fk" FOREIGN KEY ("final_run_id") REFERENCES "public"."score_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline" ADD CONSTRAINT "deadline_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_metric_id_metric_id_fk" FOREIGN KEY ("metric_id") REFERENCES "public"."metric"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_file" ADD CONSTRAINT "declaration_file_declaration_id_declaration_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declaration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_file" ADD CONSTRAINT "declaration_file_file_id_stored_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declared_metric" ADD CONSTRAINT "declared_metric_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declared_metric" ADD CONSTRAINT "declared_metric_metric_id_metric_id_fk" FOREIGN KEY ("metric_id") REFERENCES "public"."metric"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_observation_id_observation_id_fk" FOREIGN KEY ("observation_id") REFERENCES "public"."observation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_sha256_body_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."body"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transition" ADD CONSTRAINT "transition_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transition" ADD CONSTRAINT "transition_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_ruling_id_ruling_id_fk" FOREIGN KEY ("ruling_id") REFERENCES "public"."ruling"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_metric_id_metric_id_fk" FOREIGN KEY ("metric_id") REFERENCES "public"."metric"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_run_id_score_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."score_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_file" ADD CONSTRAINT "objection_file_objection_id_objection_id_fk" FOREIGN KEY ("objection_id") REFERENCES "public"."objection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_file" ADD CONSTRAINT "objection_file_file_id_stored_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_base_run_id_score_run_id_fk" FOREIGN KEY ("base_run_id") REFERENCES "public"."score_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_candidate_run_id_score_run_id_fk" FOREIGN KEY ("candidate_run_id") REFERENCES "public"."score_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_run_id_score_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."score_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_objection_id_objection_id_fk" FOREIGN KEY ("objection_id") REFERENCES "public"."objection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_festival_id_festival_id_fk" FOREIGN KEY ("festival_id") REFERENCES "public"."festival"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_county_id_county_id_fk" FOREIGN KEY ("county_id") REFERENCES "public"."county"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_festival_id_festival_id_fk" FOREIGN KEY ("festival_id") REFERENCES "public"."festival"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_event_edition" ON "audit_event" USING btree ("edition_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_event_user" ON "audit_event" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_event_action" ON "audit_event" USING btree ("action");--> statement-breakpoint
CREATE UNIQUE INDEX "award_category_code" ON "award_category" USING btree ("edition_id","code");--> statement-breakpoint
CREATE INDEX "deviation_shortlist" ON "deviation" USING btree ("shortlist_id");--> statement-breakpoint
CREATE UNIQUE INDEX "minutes_number" ON "minutes" USING btree ("edition_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "publication_number" ON "publication" USING btree ("edition_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "shortlist_number" ON "shortlist" USING btree ("edition_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "shortlist_entry_one" ON "shortlist_entry" USING btree ("shortlist_id","category_id",coalesce("group_id", 0),"agency_id");--> statement-breakpoint
CREATE UNIQUE INDEX "vote_round_number" ON "vote_round" USING btree ("shortlist_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "vote_round_one_open" ON "vote_round" USING btree ("shortlist_id") WHERE "vote_round"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "declaration_one" ON "declaration" USING btree ("edition_id","agency_id","metric_id","period_from");--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_one" ON "evaluation" USING btree ("observation_id");--> statement-breakpoint
CREATE INDEX "stored_file_sha" ON "stored_file" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "submission_number" ON "submission" USING btree ("edition_id","agency_id","number");--> statement-breakpoint
CREATE INDEX "transition_edition" ON "transition" USING btree ("edition_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "adjustment_one" ON "adjustment" USING btree ("ruling_id","metric_id","period_from");--> statement-breakpoint
CREATE UNIQUE INDEX "objection_one" ON "objection" USING btree ("edition_id","agency_id","indicator_code");--> statement-breakpoint
CREATE UNIQUE INDEX "review_number" ON "review" USING btree ("edition_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "review_one_open" ON "review" USING btree ("edition_id") WHERE "review"."state" = 'open';--> statement-breakpoint
CREATE INDEX "review_candidate" ON "review" USING btree ("candidate_run_id");--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "api_key_user" ON "api_key" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "assignment_user" ON "assignment" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "grant_one" ON "role_grant" USING btree ("user_id",coalesce("festival_id", 0));--> statement-breakpoint
CREATE UNIQUE INDEX "grant_submits" ON "role_grant" USING btree ("agency_id") WHERE "role_grant"."role" = 'agency' and "role_grant"."may_submit";--> statement-breakpoint
CREATE INDEX "grant_festival" ON "role_grant" USING btree ("festival_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_key" ON "notice" USING btree ("user_id","key");--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("user_id","read_at");--> statement-breakpoint
CREATE INDEX "one_time_link_user" ON "one_time_link" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "setting_name" ON "setting" USING btree (coalesce("festival_id", 0),"name");--> statement-breakpoint
CREATE INDEX "two_factor_user" ON "two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");