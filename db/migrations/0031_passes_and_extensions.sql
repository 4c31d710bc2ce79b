CREATE TABLE "pickup_pass" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fulfillment_id" uuid NOT NULL,
	"name" text NOT NULL,
	"code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"revoked_at" timestamp with time zone,
	"used_at" timestamp with time zone,
	"used_by_staff_id" uuid,
	CONSTRAINT "pickup_pass_code_unique" UNIQUE("code"),
	CONSTRAINT "pickup_pass_one_end" CHECK ("pickup_pass"."revoked_at" is null or "pickup_pass"."used_at" is null),
	CONSTRAINT "pickup_pass_code" CHECK ("pickup_pass"."code" ~ '^[0-9A-HJKMNP-TV-Z]{10}$')
);
--> statement-breakpoint
ALTER TABLE "exception_policy" DROP CONSTRAINT "exception_policy_amounts";--> statement-breakpoint
ALTER TABLE "exception_policy" ADD COLUMN "extend_days" smallint DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "exception_policy" ADD COLUMN "extend_times" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "fulfillment" ADD COLUMN "extensions" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "pickup_pass" ADD CONSTRAINT "pickup_pass_fulfillment_id_fulfillment_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pickup_pass_fulfillment_idx" ON "pickup_pass" USING btree ("fulfillment_id");--> statement-breakpoint
ALTER TABLE "exception_policy" ADD CONSTRAINT "exception_policy_amounts" CHECK ("exception_policy"."parked_days" between 1 and 30 and "exception_policy"."extend_days" between 1 and 14 and "exception_policy"."extend_times" between 0 and 5);