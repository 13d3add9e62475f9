CREATE TABLE "submitted_value" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "submitted_value_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"submission_id" integer NOT NULL,
	"declaration_id" integer NOT NULL,
	"observation_id" bigint NOT NULL,
	"status" "observation_status" NOT NULL,
	"value" double precision NOT NULL,
	"note" text
);
--> statement-breakpoint
DROP INDEX "evaluation_one";--> statement-breakpoint
ALTER TABLE "evaluation" ADD COLUMN "submitted_value_id" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "submitted_value" ADD CONSTRAINT "submitted_value_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submitted_value" ADD CONSTRAINT "submitted_value_declaration_id_declaration_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declaration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submitted_value" ADD CONSTRAINT "submitted_value_observation_id_observation_id_fk" FOREIGN KEY ("observation_id") REFERENCES "public"."observation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "submitted_value_one" ON "submitted_value" USING btree ("submission_id","declaration_id");--> statement-breakpoint
CREATE INDEX "submitted_value_declaration" ON "submitted_value" USING btree ("declaration_id","id");--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_submitted_value_id_submitted_value_id_fk" FOREIGN KEY ("submitted_value_id") REFERENCES "public"."submitted_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_one" ON "evaluation" USING btree ("submitted_value_id");