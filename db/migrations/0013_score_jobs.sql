CREATE TYPE "public"."score_job_state" AS ENUM('running', 'finished', 'failed');--> statement-breakpoint
CREATE TABLE "score_job" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "score_job_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"festival_id" integer NOT NULL,
	"edition_id" integer NOT NULL,
	"state" "score_job_state" NOT NULL,
	"as_of" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"fence" integer NOT NULL,
	"run_id" integer,
	"failure" jsonb
);
--> statement-breakpoint
ALTER TABLE "score_job" ADD CONSTRAINT "score_job_festival_id_festival_id_fk" FOREIGN KEY ("festival_id") REFERENCES "public"."festival"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_job" ADD CONSTRAINT "score_job_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_job" ADD CONSTRAINT "score_job_run_id_score_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."score_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "score_job_moment" ON "score_job" USING btree ("festival_id","as_of");--> statement-breakpoint
CREATE INDEX "score_job_running" ON "score_job" USING btree ("lease_until") WHERE "score_job"."state" = 'running';