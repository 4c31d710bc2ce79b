CREATE TABLE "exception_policy" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"rejects_whole_part" boolean DEFAULT false NOT NULL,
	"parked_days" smallint DEFAULT 3 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "exception_policy_one_row" CHECK ("exception_policy"."id"),
	CONSTRAINT "exception_policy_amounts" CHECK ("exception_policy"."parked_days" between 1 and 30)
);
--> statement-breakpoint
CREATE TABLE "reject_reason" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"effect" text NOT NULL,
	"destination" text DEFAULT 'quality_check' NOT NULL,
	"is_collateral" boolean DEFAULT false NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "reject_reason_kinds" CHECK ("reject_reason"."effect" in ('none', 'minus', 'zero') and "reject_reason"."destination" in ('written_off', 'quality_check', 'damaged', 'display')),
	CONSTRAINT "reject_reason_collateral_empties" CHECK (not "reject_reason"."is_collateral" or "reject_reason"."effect" = 'zero')
);
--> statement-breakpoint
CREATE TABLE "rejection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fulfillment_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"reason_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"is_collateral" boolean DEFAULT false NOT NULL,
	"staff_id" uuid,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "rejection_quantity" CHECK ("rejection"."quantity" > 0)
);
--> statement-breakpoint
ALTER TABLE "rejection" ADD CONSTRAINT "rejection_fulfillment_id_fulfillment_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejection" ADD CONSTRAINT "rejection_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejection" ADD CONSTRAINT "rejection_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejection" ADD CONSTRAINT "rejection_reason_id_reject_reason_id_fk" FOREIGN KEY ("reason_id") REFERENCES "public"."reject_reason"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reject_reason_name_key" ON "reject_reason" USING btree (lower("name")) WHERE "reject_reason"."is_active";--> statement-breakpoint
CREATE INDEX "rejection_location_idx" ON "rejection" USING btree ("location_id","at");--> statement-breakpoint
CREATE INDEX "rejection_fulfillment_idx" ON "rejection" USING btree ("fulfillment_id");--> statement-breakpoint
CREATE INDEX "rejection_order_line_idx" ON "rejection" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "rejection_variant_idx" ON "rejection" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "rejection_reason_idx" ON "rejection" USING btree ("reason_id");--> statement-breakpoint
INSERT INTO "exception_policy" DEFAULT VALUES;--> statement-breakpoint
INSERT INTO "reject_reason" (id, name, effect, destination, is_collateral, position) VALUES
  ('00000000-0000-7000-8000-0000000000a1', 'Not found', 'minus', 'quality_check', false, 1),
  ('00000000-0000-7000-8000-0000000000a2', 'Not in stock', 'zero', 'quality_check', true, 2),
  ('00000000-0000-7000-8000-0000000000a3', 'Damaged', 'minus', 'damaged', false, 3),
  ('00000000-0000-7000-8000-0000000000a4', 'Display piece only', 'minus', 'display', false, 4),
  ('00000000-0000-7000-8000-0000000000a6', 'Lost or stolen', 'minus', 'written_off', false, 5),
  ('00000000-0000-7000-8000-0000000000a5', 'No time for it', 'none', 'quality_check', false, 6);
