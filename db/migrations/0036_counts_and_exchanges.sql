CREATE SEQUENCE "public"."cycle_count_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1;--> statement-breakpoint
CREATE TABLE "count_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cycle_count_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"area" text DEFAULT '' NOT NULL,
	"is_recount" boolean DEFAULT false NOT NULL,
	"started_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "count_tally" (
	"session_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"expected" integer NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "count_tally_session_id_line_id_pk" PRIMARY KEY("session_id","line_id"),
	CONSTRAINT "count_tally_units" CHECK ("count_tally"."units" >= 0)
);
--> statement-breakpoint
CREATE TABLE "cycle_count" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"location_id" uuid NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"tolerance_units" integer NOT NULL,
	"tolerance_minor" integer NOT NULL,
	"created_by_staff_id" uuid NOT NULL,
	"submitted_by_staff_id" uuid,
	"submitted_at" timestamp with time zone,
	"decided_by_staff_id" uuid,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "cycle_count_number_unique" UNIQUE("number"),
	CONSTRAINT "cycle_count_decided" CHECK (("cycle_count"."status" in ('approved', 'cancelled')) = ("cycle_count"."decided_by_staff_id" is not null) and "cycle_count"."tolerance_units" >= 0 and "cycle_count"."tolerance_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "cycle_count_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cycle_count_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"is_listed" boolean NOT NULL,
	"zeroed_by_staff_id" uuid,
	"needs_recount" boolean DEFAULT false NOT NULL,
	"counted" integer,
	"expected" integer,
	"unit_minor" integer DEFAULT 0 NOT NULL,
	"stock_count_id" uuid,
	CONSTRAINT "cycle_count_line_units" CHECK (("cycle_count_line"."counted" is null) = ("cycle_count_line"."expected" is null) and coalesce("cycle_count_line"."counted", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "exchange_credit" (
	"return_id" uuid NOT NULL,
	"fulfillment_line_id" uuid NOT NULL,
	"from_fulfillment_id" uuid NOT NULL,
	"amount_minor" integer NOT NULL,
	CONSTRAINT "exchange_credit_fulfillment_line_id_from_fulfillment_id_pk" PRIMARY KEY("fulfillment_line_id","from_fulfillment_id"),
	CONSTRAINT "exchange_credit_amount" CHECK ("exchange_credit"."amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "order" DROP CONSTRAINT "order_total";--> statement-breakpoint
ALTER TABLE "order_line" DROP CONSTRAINT "order_line_total";--> statement-breakpoint
ALTER TABLE "goods_return" DROP CONSTRAINT "goods_return_received_somewhere";--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "credit_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "credit_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "count_session" ADD CONSTRAINT "count_session_cycle_count_id_cycle_count_id_fk" FOREIGN KEY ("cycle_count_id") REFERENCES "public"."cycle_count"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_tally" ADD CONSTRAINT "count_tally_session_id_count_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."count_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_tally" ADD CONSTRAINT "count_tally_line_id_cycle_count_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."cycle_count_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_count" ADD CONSTRAINT "cycle_count_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_count_line" ADD CONSTRAINT "cycle_count_line_cycle_count_id_cycle_count_id_fk" FOREIGN KEY ("cycle_count_id") REFERENCES "public"."cycle_count"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_count_line" ADD CONSTRAINT "cycle_count_line_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_count_line" ADD CONSTRAINT "cycle_count_line_stock_count_id_stock_count_id_fk" FOREIGN KEY ("stock_count_id") REFERENCES "public"."stock_count"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_credit" ADD CONSTRAINT "exchange_credit_return_id_goods_return_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."goods_return"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_credit" ADD CONSTRAINT "exchange_credit_fulfillment_line_id_fulfillment_line_id_fk" FOREIGN KEY ("fulfillment_line_id") REFERENCES "public"."fulfillment_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_credit" ADD CONSTRAINT "exchange_credit_from_fulfillment_id_fulfillment_id_fk" FOREIGN KEY ("from_fulfillment_id") REFERENCES "public"."fulfillment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "count_session_count_idx" ON "count_session" USING btree ("cycle_count_id");--> statement-breakpoint
CREATE UNIQUE INDEX "count_session_open_key" ON "count_session" USING btree ("cycle_count_id","staff_id") WHERE "count_session"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "count_tally_line_idx" ON "count_tally" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "cycle_count_location_idx" ON "cycle_count" USING btree ("location_id","status");--> statement-breakpoint
CREATE INDEX "cycle_count_updated_idx" ON "cycle_count" USING btree ("updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cycle_count_line_key" ON "cycle_count_line" USING btree ("cycle_count_id","variant_id");--> statement-breakpoint
CREATE INDEX "cycle_count_line_variant_idx" ON "cycle_count_line" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "cycle_count_line_stock_count_idx" ON "cycle_count_line" USING btree ("stock_count_id");--> statement-breakpoint
CREATE INDEX "exchange_credit_return_idx" ON "exchange_credit" USING btree ("return_id");--> statement-breakpoint
CREATE INDEX "exchange_credit_from_idx" ON "exchange_credit" USING btree ("from_fulfillment_id");--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_total" CHECK ("order"."total_minor" = "order"."subtotal_minor" - "order"."discount_minor" + "order"."charges_minor" + "order"."tax_minor" - "order"."credit_minor" and "order"."credit_minor" >= 0 and "order"."discount_minor" between 0 and "order"."subtotal_minor");--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_total" CHECK ("order_line"."total_minor" = "order_line"."unit_price_minor" * "order_line"."quantity" - "order_line"."discount_minor" + "order_line"."tax_minor" - "order_line"."credit_minor" and "order_line"."credit_minor" >= 0 and "order_line"."quantity" > 0 and "order_line"."cancelled" between 0 and "order_line"."quantity" and "order_line"."discount_minor" >= 0);--> statement-breakpoint
ALTER TABLE "goods_return" ADD CONSTRAINT "goods_return_received_somewhere" CHECK (("goods_return"."status" not in ('received', 'inspected', 'refunded', 'exchanged') or ("goods_return"."location_id" is not null and "goods_return"."received_at" is not null)) and ("goods_return"."location_id" is null) = ("goods_return"."received_at" is null));--> statement-breakpoint
CREATE TRIGGER cycle_count_arrows BEFORE UPDATE OF status ON "cycle_count" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows(
  'open>recounting', 'open>submitted', 'open>cancelled',
  'recounting>submitted', 'recounting>cancelled',
  'submitted>approved', 'submitted>cancelled');
--> statement-breakpoint
DROP TRIGGER goods_return_arrows ON "goods_return";--> statement-breakpoint
CREATE TRIGGER goods_return_arrows BEFORE UPDATE OF status ON "goods_return" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows(
  'requested>approved', 'requested>rejected', 'requested>cancelled',
  'approved>received', 'approved>cancelled',
  'received>inspected', 'received>rejected',
  'inspected>refunded', 'inspected>exchanged');
