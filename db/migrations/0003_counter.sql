CREATE TABLE "pick_scan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fulfillment_id" uuid NOT NULL,
	"fulfillment_line_id" uuid NOT NULL,
	"staff_id" uuid,
	"scanned" text NOT NULL,
	"override_reason" text,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "fulfillment" ADD COLUMN "shopper_question" text;--> statement-breakpoint
ALTER TABLE "fulfillment" ADD COLUMN "paid_by_fulfillment_id" uuid;--> statement-breakpoint
ALTER TABLE "pick_scan" ADD CONSTRAINT "pick_scan_fulfillment_id_fulfillment_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_scan" ADD CONSTRAINT "pick_scan_fulfillment_line_id_fulfillment_line_id_fk" FOREIGN KEY ("fulfillment_line_id") REFERENCES "public"."fulfillment_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pick_scan_fulfillment_idx" ON "pick_scan" USING btree ("fulfillment_id","at");--> statement-breakpoint
CREATE INDEX "pick_scan_line_idx" ON "pick_scan" USING btree ("fulfillment_line_id");--> statement-breakpoint
CREATE INDEX "fulfillment_code_idx" ON "fulfillment" USING btree ("location_id","pickup_code");--> statement-breakpoint
CREATE INDEX "fulfillment_paid_by_idx" ON "fulfillment" USING btree ("paid_by_fulfillment_id");--> statement-breakpoint
ALTER TABLE "fulfillment" ADD CONSTRAINT "fulfillment_question_has_deadline" CHECK (("fulfillment"."shopper_question" is null) = ("fulfillment"."shopper_deadline_at" is null) and ("fulfillment"."status" <> 'awaiting_shopper' or "fulfillment"."shopper_question" is not null));--> statement-breakpoint
ALTER TABLE "fulfillment" ADD CONSTRAINT "fulfillment_ready_has_shelf" CHECK ("fulfillment"."status" <> 'ready' or ("fulfillment"."staged_shelf" is not null and "fulfillment"."ready_at" is not null));--> statement-breakpoint
ALTER TABLE "fulfillment" ADD CONSTRAINT "fulfillment_handed_over_by_someone" CHECK ("fulfillment"."status" <> 'handed_over' or "fulfillment"."method" = 'carry_out' or ("fulfillment"."handed_over_at" is not null and "fulfillment"."handed_over_to" is not null and "fulfillment"."handed_over_proof" is not null));