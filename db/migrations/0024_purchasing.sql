CREATE SEQUENCE "public"."purchase_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1000 CACHE 1;--> statement-breakpoint
CREATE TABLE "goods_receipt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purchase_order_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"delivery_note" text DEFAULT '' NOT NULL,
	"freight_minor" integer DEFAULT 0 NOT NULL,
	"duty_minor" integer DEFAULT 0 NOT NULL,
	"other_minor" integer DEFAULT 0 NOT NULL,
	"spread_by" text DEFAULT 'value' NOT NULL,
	"rate_ppm" integer DEFAULT 1000000 NOT NULL,
	"opened_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"costed_at" timestamp with time zone,
	"costed_by_staff_id" uuid,
	CONSTRAINT "goods_receipt_figures" CHECK ("goods_receipt"."freight_minor" >= 0 and "goods_receipt"."duty_minor" >= 0 and "goods_receipt"."other_minor" >= 0 and "goods_receipt"."rate_ppm" > 0)
);
--> statement-breakpoint
CREATE TABLE "goods_receipt_line" (
	"receipt_id" uuid NOT NULL,
	"purchase_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"goods_minor" integer NOT NULL,
	"freight_minor" integer NOT NULL,
	"duty_minor" integer NOT NULL,
	"other_minor" integer NOT NULL,
	"units_before" integer NOT NULL,
	"average_before_micros" bigint NOT NULL,
	"average_after_micros" bigint NOT NULL,
	CONSTRAINT "goods_receipt_line_receipt_id_purchase_line_id_pk" PRIMARY KEY("receipt_id","purchase_line_id"),
	CONSTRAINT "goods_receipt_line_units" CHECK ("goods_receipt_line"."quantity" > 0 and "goods_receipt_line"."units_before" >= 0)
);
--> statement-breakpoint
CREATE TABLE "purchase_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purchase_order_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"unit_cost_minor" integer NOT NULL,
	"ordered" integer NOT NULL,
	"over" integer DEFAULT 0 NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"short" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "purchase_line_counters" CHECK ("purchase_line"."ordered" > 0 and "purchase_line"."over" >= 0 and "purchase_line"."received" >= 0 and "purchase_line"."rejected" >= 0 and "purchase_line"."short" >= 0 and "purchase_line"."unit_cost_minor" >= 0),
	CONSTRAINT "purchase_line_arrives_once" CHECK ("purchase_line"."received" + "purchase_line"."rejected" + "purchase_line"."short" <= "purchase_line"."ordered" + "purchase_line"."over")
);
--> statement-breakpoint
CREATE TABLE "purchase_order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"supplier_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"currency" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"expected_on" date,
	"created_by_staff_id" uuid,
	"ended_reason" text,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"ordered_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "purchase_order_number_unique" UNIQUE("number"),
	CONSTRAINT "purchase_order_ordered_for_a_day" CHECK ("purchase_order"."status" in ('draft', 'cancelled') or ("purchase_order"."ordered_at" is not null and "purchase_order"."expected_on" is not null)),
	CONSTRAINT "purchase_order_ended_for_a_reason" CHECK (("purchase_order"."status" in ('cancelled', 'closed_short')) = ("purchase_order"."ended_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "purchase_scan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receipt_id" uuid NOT NULL,
	"purchase_line_id" uuid NOT NULL,
	"step" text NOT NULL,
	"quantity" integer NOT NULL,
	"reject_reason" text,
	"staff_id" uuid NOT NULL,
	"scanned" text NOT NULL,
	"note" text,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "purchase_scan_units" CHECK ("purchase_scan"."quantity" > 0),
	CONSTRAINT "purchase_scan_rejected_for_a_reason" CHECK (("purchase_scan"."step" = 'reject') = ("purchase_scan"."reject_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "supplier" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"currency" text NOT NULL,
	"lead_time_days" integer NOT NULL,
	"minimum_minor" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "supplier_figures" CHECK ("supplier"."lead_time_days" between 0 and 365 and "supplier"."minimum_minor" >= 0 and "supplier"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "supplier_item" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"supplier_id" uuid NOT NULL,
	"supplier_sku" text DEFAULT '' NOT NULL,
	"unit_cost_minor" integer NOT NULL,
	"pack_size" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "supplier_item_figures" CHECK ("supplier_item"."unit_cost_minor" >= 0 and "supplier_item"."pack_size" >= 1)
);
--> statement-breakpoint
CREATE TABLE "variant_cost" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"average_micros" bigint NOT NULL,
	"receipt_id" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "variant_cost_not_negative" CHECK ("variant_cost"."average_micros" >= 0)
);
--> statement-breakpoint
ALTER TABLE "goods_receipt" ADD CONSTRAINT "goods_receipt_purchase_order_id_purchase_order_id_fk" FOREIGN KEY ("purchase_order_id") REFERENCES "public"."purchase_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt_line" ADD CONSTRAINT "goods_receipt_line_receipt_id_goods_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."goods_receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt_line" ADD CONSTRAINT "goods_receipt_line_purchase_line_id_purchase_line_id_fk" FOREIGN KEY ("purchase_line_id") REFERENCES "public"."purchase_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_line" ADD CONSTRAINT "purchase_line_purchase_order_id_purchase_order_id_fk" FOREIGN KEY ("purchase_order_id") REFERENCES "public"."purchase_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_line" ADD CONSTRAINT "purchase_line_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_supplier_id_supplier_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."supplier"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_scan" ADD CONSTRAINT "purchase_scan_receipt_id_goods_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."goods_receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_scan" ADD CONSTRAINT "purchase_scan_purchase_line_id_purchase_line_id_fk" FOREIGN KEY ("purchase_line_id") REFERENCES "public"."purchase_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_item" ADD CONSTRAINT "supplier_item_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_item" ADD CONSTRAINT "supplier_item_supplier_id_supplier_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."supplier"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant_cost" ADD CONSTRAINT "variant_cost_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant_cost" ADD CONSTRAINT "variant_cost_receipt_id_goods_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."goods_receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "goods_receipt_sequence_key" ON "goods_receipt" USING btree ("purchase_order_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "goods_receipt_open_key" ON "goods_receipt" USING btree ("purchase_order_id") WHERE "goods_receipt"."costed_at" is null;--> statement-breakpoint
CREATE INDEX "goods_receipt_line_line_idx" ON "goods_receipt_line" USING btree ("purchase_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_line_variant_key" ON "purchase_line" USING btree ("purchase_order_id","variant_id");--> statement-breakpoint
CREATE INDEX "purchase_line_variant_idx" ON "purchase_line" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "purchase_order_supplier_idx" ON "purchase_order" USING btree ("supplier_id","status");--> statement-breakpoint
CREATE INDEX "purchase_order_location_idx" ON "purchase_order" USING btree ("location_id","status");--> statement-breakpoint
CREATE INDEX "purchase_order_updated_idx" ON "purchase_order" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "purchase_scan_receipt_idx" ON "purchase_scan" USING btree ("receipt_id","at");--> statement-breakpoint
CREATE INDEX "purchase_scan_line_idx" ON "purchase_scan" USING btree ("purchase_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_name_key" ON "supplier" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "supplier_item_supplier_idx" ON "supplier_item" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "variant_cost_receipt_idx" ON "variant_cost" USING btree ("receipt_id");--> statement-breakpoint
CREATE TRIGGER purchase_order_arrows BEFORE UPDATE OF status ON "purchase_order" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows(
  'draft>ordered', 'draft>cancelled',
  'ordered>partly_received', 'ordered>received', 'ordered>closed_short', 'ordered>cancelled',
  'partly_received>received', 'partly_received>closed_short');
