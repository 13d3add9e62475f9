CREATE TYPE "public"."node_kind" AS ENUM('root', 'dimension', 'indicator');--> statement-breakpoint
CREATE TYPE "public"."observation_status" AS ENUM('reported', 'no-data', 'not-applicable');--> statement-breakpoint
CREATE TYPE "public"."pull_state" AS ENUM('running', 'finished', 'failed');--> statement-breakpoint
CREATE TYPE "public"."value_kind" AS ENUM('measured', 'self-declared', 'surveyed');--> statement-breakpoint
CREATE TYPE "public"."agency_level" AS ENUM('province', 'county', 'city');--> statement-breakpoint
CREATE TYPE "public"."node_state" AS ENUM('scored', 'no-data', 'not-applicable', 'low-coverage', 'excluded');--> statement-breakpoint
CREATE TYPE "public"."rank_scope" AS ENUM('overall', 'group');--> statement-breakpoint
CREATE TABLE "agency_group" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agency_group_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"code" text NOT NULL,
	"title_fa" text NOT NULL,
	"title_en" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "edition" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "edition_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"festival_id" integer NOT NULL,
	"code" text NOT NULL,
	"title_fa" text NOT NULL,
	"title_en" text NOT NULL,
	"evaluated_from" date NOT NULL,
	"evaluated_to" date NOT NULL,
	"previous_from" date,
	"previous_to" date,
	"national_edition" integer,
	"provincial_edition" integer,
	"ceremony_year" integer,
	"model_id" integer NOT NULL,
	"is_open_to_all" boolean NOT NULL,
	CONSTRAINT "edition_span" CHECK ("edition"."evaluated_from" < "edition"."evaluated_to"),
	CONSTRAINT "edition_previous" CHECK (("edition"."previous_from" is null) = ("edition"."previous_to" is null) and "edition"."previous_to" <= "edition"."evaluated_from")
);
--> statement-breakpoint
CREATE TABLE "participant" (
	"edition_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"group_id" integer,
	"competes" boolean NOT NULL,
	"reason_fa" text,
	"reason_en" text,
	CONSTRAINT "participant_edition_id_agency_id_pk" PRIMARY KEY("edition_id","agency_id"),
	CONSTRAINT "participant_reason" CHECK ("participant"."competes" or "participant"."reason_fa" is not null)
);
--> statement-breakpoint
CREATE TABLE "model" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "model_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"festival_id" integer NOT NULL,
	"code" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_node" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "model_node_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"model_version_id" integer NOT NULL,
	"code" text NOT NULL,
	"title_fa" text NOT NULL,
	"title_en" text NOT NULL,
	"kind" "node_kind" NOT NULL,
	"parent_code" text,
	"position" integer NOT NULL,
	"depth" integer NOT NULL,
	"points" double precision NOT NULL,
	"unit" text
);
--> statement-breakpoint
CREATE TABLE "model_version" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "model_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"model_id" integer NOT NULL,
	"version" text NOT NULL,
	"document" jsonb NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "body" (
	"sha256" text PRIMARY KEY NOT NULL,
	"gzip" "bytea" NOT NULL,
	"bytes" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "observation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "observation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"metric_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"service_id" integer,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"revision" integer NOT NULL,
	"status" "observation_status" NOT NULL,
	"value" double precision NOT NULL,
	"pull_id" integer NOT NULL,
	"page" integer NOT NULL,
	"line" integer NOT NULL,
	"records" integer NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "observation_value" CHECK (("observation"."status" = 'reported' or "observation"."value" = 0) and "observation"."value" <> 'NaN' and abs("observation"."value") < 'Infinity'),
	CONSTRAINT "observation_period" CHECK ("observation"."period_from" < "observation"."period_to")
);
--> statement-breakpoint
CREATE TABLE "pull" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pull_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source_id" integer NOT NULL,
	"source_version_id" integer NOT NULL,
	"state" "pull_state" NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"fence" integer NOT NULL,
	"next_page" jsonb,
	"is_fetched" boolean DEFAULT false NOT NULL,
	"records_read" integer DEFAULT 0 NOT NULL,
	"records_stored" integer DEFAULT 0 NOT NULL,
	"records_unchanged" integer DEFAULT 0 NOT NULL,
	"records_quarantined" integer DEFAULT 0 NOT NULL,
	"observations_written" integer DEFAULT 0 NOT NULL,
	"failure" jsonb,
	CONSTRAINT "pull_sum" CHECK ("pull"."records_read" = "pull"."records_stored" + "pull"."records_unchanged" + "pull"."records_quarantined")
);
--> statement-breakpoint
CREATE TABLE "pull_page" (
	"pull_id" integer NOT NULL,
	"page" integer NOT NULL,
	"url" text NOT NULL,
	"etag" text,
	"content_type" text,
	"body_sha256" text NOT NULL,
	"fetched_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "pull_page_pull_id_page_pk" PRIMARY KEY("pull_id","page")
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quarantine_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"pull_id" integer NOT NULL,
	"page" integer NOT NULL,
	"line" integer NOT NULL,
	"reason" text NOT NULL,
	"detail" jsonb NOT NULL,
	"raw" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "source_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"festival_id" integer NOT NULL,
	"code" text NOT NULL,
	"title_fa" text NOT NULL,
	"title_en" text NOT NULL,
	"kind" "value_kind" NOT NULL,
	"is_demo" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_version" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "source_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source_id" integer NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agency" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agency_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"festival_id" integer NOT NULL,
	"code" text NOT NULL,
	"title_fa" text NOT NULL,
	"title_en" text NOT NULL,
	"level" "agency_level" NOT NULL,
	"county_id" integer,
	"parent_id" integer,
	"attributes" jsonb NOT NULL,
	"search_text" text NOT NULL,
	"sort_fa" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agency_alias" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agency_alias_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"festival_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "county" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "county_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"festival_id" integer NOT NULL,
	"code" text NOT NULL,
	"title_fa" text NOT NULL,
	"title_en" text NOT NULL,
	"population" integer,
	"rural_population" integer
);
--> statement-breakpoint
CREATE TABLE "festival" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "festival_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"title_fa" text NOT NULL,
	"title_en" text NOT NULL,
	"is_demo" boolean NOT NULL,
	"note_fa" text,
	"note_en" text,
	"calendar" text NOT NULL,
	CONSTRAINT "festival_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "metric" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "metric_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"festival_id" integer NOT NULL,
	"code" text NOT NULL,
	"title_fa" text NOT NULL,
	"title_en" text NOT NULL,
	"unit" text NOT NULL,
	"decimals" integer NOT NULL,
	"may_be_negative" boolean NOT NULL,
	"highest" double precision
);
--> statement-breakpoint
CREATE TABLE "service" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "service_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"festival_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"code" text NOT NULL,
	"title_fa" text NOT NULL,
	"title_en" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rank" (
	"run_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"scope" "rank_scope" NOT NULL,
	"rank" double precision NOT NULL,
	"tied" integer NOT NULL,
	"ranked" integer NOT NULL,
	CONSTRAINT "rank_run_id_agency_id_scope_pk" PRIMARY KEY("run_id","agency_id","scope")
);
--> statement-breakpoint
CREATE TABLE "result" (
	"run_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"group_id" integer,
	"competes" boolean NOT NULL,
	"state" "node_state" NOT NULL,
	"total" double precision,
	"coverage" double precision NOT NULL,
	"adjustment" double precision NOT NULL,
	"level" integer,
	"unmet_gates" jsonb NOT NULL,
	CONSTRAINT "result_run_id_agency_id_pk" PRIMARY KEY("run_id","agency_id")
);
--> statement-breakpoint
CREATE TABLE "score" (
	"run_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"node_id" integer NOT NULL,
	"state" "node_state" NOT NULL,
	"score" double precision,
	"coverage" double precision NOT NULL,
	"contribution" double precision NOT NULL,
	"status" "observation_status",
	"actual" double precision,
	"numerator" double precision,
	"denominator" double precision,
	"target" double precision,
	"treated" double precision,
	"normalised" double precision,
	"flags" integer,
	"periods_used" integer,
	"periods_expected" integer,
	CONSTRAINT "score_run_id_agency_id_node_id_pk" PRIMARY KEY("run_id","agency_id","node_id")
);
--> statement-breakpoint
CREATE TABLE "score_run" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "score_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"model_version_id" integer NOT NULL,
	"as_of" timestamp (3) with time zone NOT NULL,
	"input_hash" text NOT NULL,
	"result_hash" text NOT NULL,
	"warnings" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agency_group" ADD CONSTRAINT "agency_group_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_festival_id_festival_id_fk" FOREIGN KEY ("festival_id") REFERENCES "public"."festival"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_model_id_model_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."model"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_group_id_agency_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."agency_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model" ADD CONSTRAINT "model_festival_id_festival_id_fk" FOREIGN KEY ("festival_id") REFERENCES "public"."festival"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_node" ADD CONSTRAINT "model_node_model_version_id_model_version_id_fk" FOREIGN KEY ("model_version_id") REFERENCES "public"."model_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_version" ADD CONSTRAINT "model_version_model_id_model_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."model"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_metric_id_metric_id_fk" FOREIGN KEY ("metric_id") REFERENCES "public"."metric"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull" ADD CONSTRAINT "pull_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull" ADD CONSTRAINT "pull_source_version_id_source_version_id_fk" FOREIGN KEY ("source_version_id") REFERENCES "public"."source_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_page" ADD CONSTRAINT "pull_page_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_page" ADD CONSTRAINT "pull_page_body_sha256_body_sha256_fk" FOREIGN KEY ("body_sha256") REFERENCES "public"."body"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_festival_id_festival_id_fk" FOREIGN KEY ("festival_id") REFERENCES "public"."festival"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_version" ADD CONSTRAINT "source_version_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency" ADD CONSTRAINT "agency_festival_id_festival_id_fk" FOREIGN KEY ("festival_id") REFERENCES "public"."festival"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency" ADD CONSTRAINT "agency_county_id_county_id_fk" FOREIGN KEY ("county_id") REFERENCES "public"."county"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency" ADD CONSTRAINT "agency_parent" FOREIGN KEY ("parent_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_alias" ADD CONSTRAINT "agency_alias_festival_id_festival_id_fk" FOREIGN KEY ("festival_id") REFERENCES "public"."festival"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_alias" ADD CONSTRAINT "agency_alias_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "county" ADD CONSTRAINT "county_festival_id_festival_id_fk" FOREIGN KEY ("festival_id") REFERENCES "public"."festival"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric" ADD CONSTRAINT "metric_festival_id_festival_id_fk" FOREIGN KEY ("festival_id") REFERENCES "public"."festival"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_festival_id_festival_id_fk" FOREIGN KEY ("festival_id") REFERENCES "public"."festival"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rank" ADD CONSTRAINT "rank_run_id_score_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."score_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rank" ADD CONSTRAINT "rank_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result" ADD CONSTRAINT "result_run_id_score_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."score_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result" ADD CONSTRAINT "result_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result" ADD CONSTRAINT "result_group_id_agency_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."agency_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score" ADD CONSTRAINT "score_run_id_score_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."score_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score" ADD CONSTRAINT "score_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score" ADD CONSTRAINT "score_node_id_model_node_id_fk" FOREIGN KEY ("node_id") REFERENCES "public"."model_node"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_run" ADD CONSTRAINT "score_run_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_run" ADD CONSTRAINT "score_run_model_version_id_model_version_id_fk" FOREIGN KEY ("model_version_id") REFERENCES "public"."model_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agency_group_code" ON "agency_group" USING btree ("edition_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "edition_code" ON "edition" USING btree ("festival_id","code");--> statement-breakpoint
CREATE INDEX "participant_agency" ON "participant" USING btree ("agency_id");--> statement-breakpoint
CREATE UNIQUE INDEX "model_code" ON "model" USING btree ("festival_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "model_node_code" ON "model_node" USING btree ("model_version_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "model_version_number" ON "model_version" USING btree ("model_id","version");--> statement-breakpoint
CREATE INDEX "model_version_hash" ON "model_version" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "observation_revision" ON "observation" USING btree ("metric_id","agency_id","period_from",coalesce("service_id", 0),"revision");--> statement-breakpoint
CREATE UNIQUE INDEX "pull_one_running" ON "pull" USING btree ("source_id") WHERE "pull"."state" = 'running';--> statement-breakpoint
CREATE INDEX "pull_source" ON "pull" USING btree ("source_id","started_at");--> statement-breakpoint
CREATE INDEX "pull_page_url" ON "pull_page" USING btree ("url");--> statement-breakpoint
CREATE INDEX "quarantine_pull" ON "quarantine" USING btree ("pull_id","page","line");--> statement-breakpoint
CREATE INDEX "quarantine_reason" ON "quarantine" USING btree ("reason");--> statement-breakpoint
CREATE UNIQUE INDEX "source_code" ON "source" USING btree ("festival_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "source_version_number" ON "source_version" USING btree ("source_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "agency_code" ON "agency" USING btree ("festival_id","code");--> statement-breakpoint
CREATE INDEX "agency_county" ON "agency" USING btree ("county_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agency_alias_name" ON "agency_alias" USING btree ("festival_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "county_code" ON "county" USING btree ("festival_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "metric_code" ON "metric" USING btree ("festival_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "service_code" ON "service" USING btree ("festival_id","code");--> statement-breakpoint
CREATE INDEX "service_agency" ON "service" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "score_node" ON "score" USING btree ("run_id","node_id");--> statement-breakpoint
CREATE INDEX "score_run_edition" ON "score_run" USING btree ("edition_id","created_at");