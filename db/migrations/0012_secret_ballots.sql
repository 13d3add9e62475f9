CREATE TYPE "public"."fall_out_kind" AS ENUM('removed-agency', 'disqualified', 'declined');--> statement-breakpoint
CREATE TYPE "public"."tally_outcome" AS ENUM('carried', 'not-carried', 'tied', 'no-quorum', 'too-few', 'proposal-stands');--> statement-breakpoint
CREATE TYPE "public"."tied_vote" AS ENUM('round', 'chair', 'model');--> statement-breakpoint
CREATE TYPE "public"."vote_secrecy" AS ENUM('secret', 'open');--> statement-breakpoint
ALTER TYPE "public"."deviation_state" ADD VALUE 'undone';--> statement-breakpoint
ALTER TYPE "public"."entry_state" ADD VALUE 'moved-up';--> statement-breakpoint
ALTER TYPE "public"."entry_state" ADD VALUE 'fallen';--> statement-breakpoint
CREATE TABLE "ballot" (
	"round_id" integer NOT NULL,
	"judge_id" text NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "ballot_round_id_judge_id_pk" PRIMARY KEY("round_id","judge_id")
);
--> statement-breakpoint
CREATE TABLE "fall_out" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fall_out_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"shortlist_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"kind" "fall_out_kind" NOT NULL,
	"category_id" integer,
	"group_id" integer,
	"reason" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"undone_by" text,
	"undone_at" timestamp (3) with time zone,
	"undo_reason" text,
	CONSTRAINT "fall_out_award" CHECK (("fall_out"."kind" = 'declined') = ("fall_out"."category_id" is not null)),
	CONSTRAINT "fall_out_undone" CHECK (("fall_out"."undone_at" is null) = ("fall_out"."undone_by" is null))
);
--> statement-breakpoint
CREATE TABLE "round_tally" (
	"round_id" integer NOT NULL,
	"entry_id" integer NOT NULL,
	"ballots" integer NOT NULL,
	"entitled" integer NOT NULL,
	"recused" integer NOT NULL,
	"outcome" "tally_outcome" NOT NULL,
	"for" integer,
	"against" integer,
	"abstain" integer,
	"tie_choice" "vote_choice",
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "round_tally_round_id_entry_id_pk" PRIMARY KEY("round_id","entry_id"),
	CONSTRAINT "round_tally_counts" CHECK (("round_tally"."for" is null) = ("round_tally"."against" is null) and ("round_tally"."for" is null) = ("round_tally"."abstain" is null)),
	CONSTRAINT "round_tally_tie" CHECK ("round_tally"."tie_choice" is null or "round_tally"."outcome" = 'tied')
);
--> statement-breakpoint
CREATE TABLE "vote_rule" (
	"edition_id" integer PRIMARY KEY NOT NULL,
	"secrecy" "vote_secrecy" NOT NULL,
	"on_tie" "tied_vote" NOT NULL,
	"chair_id" text,
	"min_ballots" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "vote_rule_ballots" CHECK ("vote_rule"."min_ballots" >= 1)
);
--> statement-breakpoint
ALTER TABLE "deviation" DROP CONSTRAINT "deviation_second";--> statement-breakpoint
ALTER TABLE "deviation" ADD COLUMN "leaves_empty" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "deviation" ADD COLUMN "undone_by" text;--> statement-breakpoint
ALTER TABLE "deviation" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deviation" ADD COLUMN "undo_reason" text;--> statement-breakpoint
ALTER TABLE "shortlist" ADD COLUMN "amends" integer;--> statement-breakpoint
ALTER TABLE "shortlist_entry" ADD COLUMN "is_settled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "vote_round" ADD COLUMN "key_id" text;--> statement-breakpoint
ALTER TABLE "vote_round" ADD COLUMN "voters" jsonb;--> statement-breakpoint
ALTER TABLE "vote_round" ADD COLUMN "leaves" jsonb;--> statement-breakpoint
ALTER TABLE "vote_round" ADD COLUMN "commitment" text;--> statement-breakpoint
ALTER TABLE "vote_round" ADD COLUMN "void_reason" text;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_round_id_vote_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."vote_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_judge_id_users_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fall_out" ADD CONSTRAINT "fall_out_shortlist_id_shortlist_id_fk" FOREIGN KEY ("shortlist_id") REFERENCES "public"."shortlist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fall_out" ADD CONSTRAINT "fall_out_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fall_out" ADD CONSTRAINT "fall_out_category_id_award_category_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."award_category"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fall_out" ADD CONSTRAINT "fall_out_group_id_agency_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."agency_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fall_out" ADD CONSTRAINT "fall_out_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fall_out" ADD CONSTRAINT "fall_out_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_tally" ADD CONSTRAINT "round_tally_round_id_vote_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."vote_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_tally" ADD CONSTRAINT "round_tally_entry_id_shortlist_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."shortlist_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_tally" ADD CONSTRAINT "round_tally_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_rule" ADD CONSTRAINT "vote_rule_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_rule" ADD CONSTRAINT "vote_rule_chair_id_users_id_fk" FOREIGN KEY ("chair_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fall_out_shortlist" ON "fall_out" USING btree ("shortlist_id");--> statement-breakpoint
ALTER TABLE "deviation" ADD CONSTRAINT "deviation_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deviation" ADD CONSTRAINT "deviation_second" CHECK (("deviation"."state" in ('open', 'withdrawn')) = ("deviation"."second_judge_id" is null));