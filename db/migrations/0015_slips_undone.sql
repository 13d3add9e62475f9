CREATE TABLE "evaluation_withdrawal" (
	"evaluation_id" integer PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"pull_id" integer
);
--> statement-breakpoint
CREATE TABLE "submitted_value_withdrawal" (
	"submitted_value_id" integer PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"pull_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ruling_withdrawal" (
	"ruling_id" integer PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ruling" DROP CONSTRAINT "ruling_objection_id_unique";--> statement-breakpoint
DROP INDEX "evaluation_one";--> statement-breakpoint
ALTER TABLE "evaluation_withdrawal" ADD CONSTRAINT "evaluation_withdrawal_evaluation_id_evaluation_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_withdrawal" ADD CONSTRAINT "evaluation_withdrawal_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_withdrawal" ADD CONSTRAINT "evaluation_withdrawal_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submitted_value_withdrawal" ADD CONSTRAINT "submitted_value_withdrawal_submitted_value_id_submitted_value_id_fk" FOREIGN KEY ("submitted_value_id") REFERENCES "public"."submitted_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submitted_value_withdrawal" ADD CONSTRAINT "submitted_value_withdrawal_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submitted_value_withdrawal" ADD CONSTRAINT "submitted_value_withdrawal_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruling_withdrawal" ADD CONSTRAINT "ruling_withdrawal_ruling_id_ruling_id_fk" FOREIGN KEY ("ruling_id") REFERENCES "public"."ruling"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruling_withdrawal" ADD CONSTRAINT "ruling_withdrawal_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evaluation_value_of" ON "evaluation" USING btree ("submitted_value_id");--> statement-breakpoint
CREATE INDEX "ruling_objection" ON "ruling" USING btree ("objection_id");