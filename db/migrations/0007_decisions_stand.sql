CREATE TABLE "review_ruling" (
	"review_id" integer NOT NULL,
	"ruling_id" integer NOT NULL,
	CONSTRAINT "review_ruling_review_id_ruling_id_pk" PRIMARY KEY("review_id","ruling_id")
);
--> statement-breakpoint
ALTER TABLE "review" ADD COLUMN "has_newer_data" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "source" ADD COLUMN "is_decisive" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "review_ruling" ADD CONSTRAINT "review_ruling_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."review"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_ruling" ADD CONSTRAINT "review_ruling_ruling_id_ruling_id_fk" FOREIGN KEY ("ruling_id") REFERENCES "public"."ruling"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_ruling_ruling" ON "review_ruling" USING btree ("ruling_id");--> statement-breakpoint
INSERT INTO "review_ruling" ("review_id", "ruling_id")
SELECT v."id", r."id" FROM "review" v
JOIN "objection" o ON o."edition_id" = v."edition_id"
JOIN "ruling" r ON r."objection_id" = o."id"
WHERE EXISTS (SELECT 1 FROM "adjustment" a WHERE a."ruling_id" = r."id")
	AND r."at" <= coalesce(v."decided_at", 'infinity')
	AND r."at" > coalesce((SELECT max(w."decided_at") FROM "review" w WHERE w."edition_id" = v."edition_id" AND w."number" < v."number"), '-infinity');--> statement-breakpoint
UPDATE "source" SET "is_decisive" = true
WHERE "code" IN ('rulings', 'evaluations', 'corrections', 'corrections-declared', 'corrections-surveyed')
	AND EXISTS (SELECT 1 FROM "source_version" v WHERE v."source_id" = "source"."id" AND v."document" ? 'internal');
