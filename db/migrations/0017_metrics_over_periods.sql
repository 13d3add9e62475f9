CREATE TYPE "public"."over_periods" AS ENUM('adds-up', 'grows');--> statement-breakpoint
ALTER TABLE "metric" ADD COLUMN "over_periods" "over_periods";