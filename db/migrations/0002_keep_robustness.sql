CREATE TABLE "robustness" (
	"input_hash" text NOT NULL,
	"settings_hash" text NOT NULL,
	"document" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "robustness_input_hash_settings_hash_pk" PRIMARY KEY("input_hash","settings_hash")
);
