CREATE SEQUENCE "public"."return_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 100001 CACHE 1;--> statement-breakpoint
CREATE TABLE "goods_return" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"order_id" uuid NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"channel" text NOT NULL,
	"request_key" text NOT NULL,
	"has_receipt" boolean DEFAULT true NOT NULL,
	"id_note" text,
	"location_id" uuid,
	"requested_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"approved_at" timestamp with time zone,
	"received_at" timestamp with time zone,
	"received_by_staff_id" uuid,
	"inspected_at" timestamp with time zone,
	"refunded_at" timestamp with time zone,
	"closed_reason" text,
	"bring_by" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "goods_return_number_unique" UNIQUE("number"),
	CONSTRAINT "goods_return_requestKey_unique" UNIQUE("request_key"),
	CONSTRAINT "goods_return_received_somewhere" CHECK (("goods_return"."status" not in ('received', 'inspected', 'refunded') or ("goods_return"."location_id" is not null and "goods_return"."received_at" is not null)) and ("goods_return"."location_id" is null) = ("goods_return"."received_at" is null)),
	CONSTRAINT "goods_return_closed_for_a_reason" CHECK ("goods_return"."status" not in ('rejected', 'cancelled') or "goods_return"."closed_reason" is not null),
	CONSTRAINT "goods_return_proved" CHECK ("goods_return"."has_receipt" or "goods_return"."id_note" is not null)
);
--> statement-breakpoint
CREATE TABLE "return_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"return_id" uuid NOT NULL,
	"fulfillment_line_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"photo_src" text
);
--> statement-breakpoint
CREATE TABLE "return_refund" (
	"key" text PRIMARY KEY NOT NULL,
	"return_id" uuid NOT NULL,
	"fulfillment_id" uuid NOT NULL,
	"attempt" smallint NOT NULL,
	"goods_minor" integer NOT NULL,
	"delivery_minor" integer NOT NULL,
	"asked_by_staff_id" uuid,
	"asked_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "return_refund_amounts" CHECK ("return_refund"."goods_minor" >= 0 and "return_refund"."delivery_minor" >= 0 and "return_refund"."goods_minor" + "return_refund"."delivery_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "return_unit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"return_line_id" uuid NOT NULL,
	"fulfillment_line_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"amount_minor" integer NOT NULL,
	"status" text DEFAULT 'expected' NOT NULL,
	"outcome" text,
	"outcome_note" text DEFAULT '' NOT NULL,
	"inspected_by_staff_id" uuid,
	CONSTRAINT "return_unit_outcome" CHECK (("return_unit"."outcome" is not null) = ("return_unit"."status" in ('accepted', 'refused')) and ("return_unit"."outcome" = 'refuse') is not distinct from (case when "return_unit"."outcome" is not null then "return_unit"."status" = 'refused' end)),
	CONSTRAINT "return_unit_refused_for_a_reason" CHECK ("return_unit"."status" <> 'refused' or "return_unit"."outcome_note" <> '')
);
--> statement-breakpoint
ALTER TABLE "goods_return" ADD CONSTRAINT "goods_return_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_return" ADD CONSTRAINT "goods_return_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_line" ADD CONSTRAINT "return_line_return_id_goods_return_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."goods_return"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_line" ADD CONSTRAINT "return_line_fulfillment_line_id_fulfillment_line_id_fk" FOREIGN KEY ("fulfillment_line_id") REFERENCES "public"."fulfillment_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_refund" ADD CONSTRAINT "return_refund_return_id_goods_return_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."goods_return"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_refund" ADD CONSTRAINT "return_refund_fulfillment_id_fulfillment_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_unit" ADD CONSTRAINT "return_unit_return_line_id_return_line_id_fk" FOREIGN KEY ("return_line_id") REFERENCES "public"."return_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_unit" ADD CONSTRAINT "return_unit_fulfillment_line_id_fulfillment_line_id_fk" FOREIGN KEY ("fulfillment_line_id") REFERENCES "public"."fulfillment_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "goods_return_order_idx" ON "goods_return" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "goods_return_list_idx" ON "goods_return" USING btree ("status","updated_at");--> statement-breakpoint
CREATE INDEX "goods_return_location_idx" ON "goods_return" USING btree ("location_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "return_line_key" ON "return_line" USING btree ("return_id","fulfillment_line_id");--> statement-breakpoint
CREATE INDEX "return_line_fulfillment_line_idx" ON "return_line" USING btree ("fulfillment_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "return_refund_attempt_key" ON "return_refund" USING btree ("return_id","fulfillment_id","attempt");--> statement-breakpoint
CREATE INDEX "return_refund_fulfillment_idx" ON "return_refund" USING btree ("fulfillment_id");--> statement-breakpoint
CREATE INDEX "return_unit_line_idx" ON "return_unit" USING btree ("return_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "return_unit_live_key" ON "return_unit" USING btree ("fulfillment_line_id","position") WHERE "return_unit"."status" not in ('refused', 'dropped');--> statement-breakpoint
CREATE TRIGGER goods_return_arrows BEFORE UPDATE OF status ON "goods_return" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows(
  'requested>approved', 'requested>rejected', 'requested>cancelled',
  'approved>received', 'approved>cancelled',
  'received>inspected', 'received>rejected',
  'inspected>refunded');
