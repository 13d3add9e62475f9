ALTER TABLE "quarantine" ADD COLUMN "agency_id" integer;--> statement-breakpoint
ALTER TABLE "quarantine" ADD COLUMN "period_from" date;--> statement-breakpoint
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "observation_revised" ON "observation" USING btree ("id") WHERE "observation"."revision" > 1;--> statement-breakpoint
CREATE INDEX "quarantine_agency" ON "quarantine" USING btree ("agency_id");