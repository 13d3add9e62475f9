CREATE TABLE "source_order" (
	"metric_id" integer PRIMARY KEY NOT NULL,
	"codes" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "source_order" ADD CONSTRAINT "source_order_metric_id_metric_id_fk" FOREIGN KEY ("metric_id") REFERENCES "public"."metric"("id") ON DELETE no action ON UPDATE no action;