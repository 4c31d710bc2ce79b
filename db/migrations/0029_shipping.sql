CREATE TABLE "box_content" (
	"id" uuid PRIMARY KEY NOT NULL,
	"box_id" uuid NOT NULL,
	"fulfillment_line_id" uuid NOT NULL,
	"parcel" smallint NOT NULL,
	"quantity" integer NOT NULL,
	"staff_id" uuid,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "box_content_units" CHECK ("box_content"."quantity" > 0 and "box_content"."parcel" > 0)
);
--> statement-breakpoint
CREATE TABLE "box_kind" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"length_mm" integer NOT NULL,
	"width_mm" integer NOT NULL,
	"height_mm" integer NOT NULL,
	"own_grams" integer NOT NULL,
	"most_grams" integer NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "box_kind_code" CHECK ("box_kind"."code" ~ '^[A-Z0-9-]{1,12}$'),
	CONSTRAINT "box_kind_measures" CHECK ("box_kind"."length_mm" > 0 and "box_kind"."width_mm" > 0 and "box_kind"."height_mm" > 0 and "box_kind"."own_grams" >= 0 and "box_kind"."most_grams" > 0)
);
--> statement-breakpoint
CREATE TABLE "shipment_box" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fulfillment_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"kind_code" text,
	"length_mm" integer NOT NULL,
	"width_mm" integer NOT NULL,
	"height_mm" integer NOT NULL,
	"own_grams" integer DEFAULT 0 NOT NULL,
	"weighed_grams" integer,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "shipment_box_measures" CHECK ("shipment_box"."length_mm" > 0 and "shipment_box"."width_mm" > 0 and "shipment_box"."height_mm" > 0 and "shipment_box"."own_grams" >= 0 and ("shipment_box"."weighed_grams" is null or "shipment_box"."weighed_grams" > 0))
);
--> statement-breakpoint
CREATE TABLE "shipping_label" (
	"id" uuid PRIMARY KEY NOT NULL,
	"box_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"service" text NOT NULL,
	"status" text DEFAULT 'asked' NOT NULL,
	"carrier_ref" text,
	"carrier_name" text NOT NULL,
	"service_title" text DEFAULT '' NOT NULL,
	"tracking_number" text,
	"tracking_url" text,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"transit_days" smallint,
	"document" text,
	"problem" text,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"bought_at" timestamp with time zone,
	"voided_at" timestamp with time zone,
	CONSTRAINT "shipping_label_bought" CHECK ("shipping_label"."status" in ('asked', 'failed') or ("shipping_label"."tracking_number" is not null and "shipping_label"."bought_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "tracking_event" (
	"label_id" uuid NOT NULL,
	"event_key" text NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "fulfillment" ADD COLUMN "is_prepaid" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "box_content" ADD CONSTRAINT "box_content_box_id_shipment_box_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."shipment_box"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "box_content" ADD CONSTRAINT "box_content_fulfillment_line_id_fulfillment_line_id_fk" FOREIGN KEY ("fulfillment_line_id") REFERENCES "public"."fulfillment_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_box" ADD CONSTRAINT "shipment_box_fulfillment_id_fulfillment_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_box" ADD CONSTRAINT "shipment_box_kind_code_box_kind_code_fk" FOREIGN KEY ("kind_code") REFERENCES "public"."box_kind"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipping_label" ADD CONSTRAINT "shipping_label_box_id_shipment_box_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."shipment_box"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracking_event" ADD CONSTRAINT "tracking_event_label_id_shipping_label_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."shipping_label"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "box_content_box_idx" ON "box_content" USING btree ("box_id");--> statement-breakpoint
CREATE INDEX "box_content_line_idx" ON "box_content" USING btree ("fulfillment_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shipment_box_number_key" ON "shipment_box" USING btree ("fulfillment_id","number");--> statement-breakpoint
CREATE INDEX "shipment_box_kind_idx" ON "shipment_box" USING btree ("kind_code");--> statement-breakpoint
CREATE UNIQUE INDEX "shipping_label_live_key" ON "shipping_label" USING btree ("box_id") WHERE "shipping_label"."status" in ('asked', 'bought', 'voiding');--> statement-breakpoint
CREATE INDEX "shipping_label_box_idx" ON "shipping_label" USING btree ("box_id");--> statement-breakpoint
CREATE INDEX "shipping_label_tracking_idx" ON "shipping_label" USING btree ("tracking_number");--> statement-breakpoint
CREATE UNIQUE INDEX "tracking_event_key" ON "tracking_event" USING btree ("label_id","event_key");--> statement-breakpoint
CREATE INDEX "tracking_event_time_idx" ON "tracking_event" USING btree ("label_id","at");--> statement-breakpoint
CREATE TRIGGER shipping_label_arrows BEFORE UPDATE OF status ON "shipping_label" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows(
  'asked>bought', 'asked>failed', 'bought>voiding', 'voiding>voided', 'voiding>bought');
