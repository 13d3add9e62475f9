CREATE TABLE "agency_attributes" (
	"festival_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"attributes" jsonb NOT NULL,
	CONSTRAINT "agency_attributes_festival_id_agency_id_recorded_at_pk" PRIMARY KEY("festival_id","agency_id","recorded_at")
);
--> statement-breakpoint
ALTER TABLE "agency_attributes" ADD CONSTRAINT "agency_attributes_festival_id_festival_id_fk" FOREIGN KEY ("festival_id") REFERENCES "public"."festival"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_attributes" ADD CONSTRAINT "agency_attributes_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO "agency_attributes" ("festival_id", "agency_id", "recorded_at", "attributes") SELECT "festival_id", "id", 'epoch', "attributes" FROM "agency";
