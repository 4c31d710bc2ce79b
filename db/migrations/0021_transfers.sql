CREATE SEQUENCE "public"."transfer_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1000 CACHE 1;--> statement-breakpoint
CREATE TABLE "transfer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"from_location_id" uuid NOT NULL,
	"to_location_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by_staff_id" uuid,
	"sent_by_staff_id" uuid,
	"cancelled_reason" text,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"sent_at" timestamp with time zone,
	"received_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "transfer_number_unique" UNIQUE("number"),
	CONSTRAINT "transfer_goes_somewhere" CHECK ("transfer"."from_location_id" <> "transfer"."to_location_id"),
	CONSTRAINT "transfer_sent_at_a_time" CHECK ("transfer"."status" in ('draft', 'cancelled') or "transfer"."sent_at" is not null),
	CONSTRAINT "transfer_cancelled_for_a_reason" CHECK (("transfer"."status" = 'cancelled') = ("transfer"."cancelled_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "transfer_discrepancy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"transfer_id" uuid NOT NULL,
	"transfer_line_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"outcome" text NOT NULL,
	"quantity" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "transfer_discrepancy_units" CHECK ("transfer_discrepancy"."quantity" > 0),
	CONSTRAINT "transfer_discrepancy_outcome" CHECK (("transfer_discrepancy"."kind" = 'under') = ("transfer_discrepancy"."outcome" in ('lost', 'put_back')))
);
--> statement-breakpoint
CREATE TABLE "transfer_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"transfer_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"wanted" integer NOT NULL,
	"packed" integer DEFAULT 0 NOT NULL,
	"sent" integer DEFAULT 0 NOT NULL,
	"extra" integer DEFAULT 0 NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"lost" integer DEFAULT 0 NOT NULL,
	"put_back" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "transfer_line_counters" CHECK ("transfer_line"."wanted" >= 0 and "transfer_line"."packed" between 0 and "transfer_line"."wanted" and "transfer_line"."sent" >= 0 and "transfer_line"."extra" >= 0 and "transfer_line"."received" >= 0 and "transfer_line"."rejected" >= 0 and "transfer_line"."lost" >= 0 and "transfer_line"."put_back" >= 0),
	CONSTRAINT "transfer_line_arrives_once" CHECK ("transfer_line"."received" + "transfer_line"."rejected" + "transfer_line"."lost" + "transfer_line"."put_back" <= "transfer_line"."sent" + "transfer_line"."extra")
);
--> statement-breakpoint
CREATE TABLE "transfer_scan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"transfer_id" uuid NOT NULL,
	"transfer_line_id" uuid NOT NULL,
	"step" text NOT NULL,
	"quantity" integer NOT NULL,
	"staff_id" uuid NOT NULL,
	"scanned" text NOT NULL,
	"note" text,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "transfer_scan_units" CHECK ("transfer_scan"."quantity" > 0)
);
--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_from_location_id_location_id_fk" FOREIGN KEY ("from_location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_to_location_id_location_id_fk" FOREIGN KEY ("to_location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_discrepancy" ADD CONSTRAINT "transfer_discrepancy_transfer_id_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_discrepancy" ADD CONSTRAINT "transfer_discrepancy_transfer_line_id_transfer_line_id_fk" FOREIGN KEY ("transfer_line_id") REFERENCES "public"."transfer_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_line" ADD CONSTRAINT "transfer_line_transfer_id_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_line" ADD CONSTRAINT "transfer_line_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_scan" ADD CONSTRAINT "transfer_scan_transfer_id_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_scan" ADD CONSTRAINT "transfer_scan_transfer_line_id_transfer_line_id_fk" FOREIGN KEY ("transfer_line_id") REFERENCES "public"."transfer_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transfer_from_idx" ON "transfer" USING btree ("from_location_id","status");--> statement-breakpoint
CREATE INDEX "transfer_to_idx" ON "transfer" USING btree ("to_location_id","status");--> statement-breakpoint
CREATE INDEX "transfer_updated_idx" ON "transfer" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "transfer_discrepancy_transfer_idx" ON "transfer_discrepancy" USING btree ("transfer_id","at");--> statement-breakpoint
CREATE INDEX "transfer_discrepancy_line_idx" ON "transfer_discrepancy" USING btree ("transfer_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_line_variant_key" ON "transfer_line" USING btree ("transfer_id","variant_id");--> statement-breakpoint
CREATE INDEX "transfer_line_variant_idx" ON "transfer_line" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "transfer_scan_transfer_idx" ON "transfer_scan" USING btree ("transfer_id","at");--> statement-breakpoint
CREATE INDEX "transfer_scan_line_idx" ON "transfer_scan" USING btree ("transfer_line_id");--> statement-breakpoint
CREATE TRIGGER transfer_arrows BEFORE UPDATE OF status ON "transfer" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows(
  'draft>sent', 'draft>cancelled',
  'sent>partially_received', 'sent>received', 'sent>cancelled',
  'partially_received>received', 'received>closed');
