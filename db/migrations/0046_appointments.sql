CREATE SEQUENCE "public"."appointment_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1;--> statement-breakpoint
CREATE TABLE "appointment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text DEFAULT 'AP-' || nextval('appointment_number') NOT NULL,
	"kind_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"status" text DEFAULT 'booked' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"customer_id" uuid,
	"booked_by_staff_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "appointment_number_unique" UNIQUE("number"),
	CONSTRAINT "appointment_time" CHECK ("appointment"."starts_at" < "appointment"."ends_at" and ("appointment"."status" = 'booked') = ("appointment"."closed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "appointment_kind" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"name" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"minutes" smallint NOT NULL,
	"at_once" smallint DEFAULT 1 NOT NULL,
	"room" smallint DEFAULT 1 NOT NULL,
	"cutoff_minutes" integer NOT NULL,
	"days_ahead" smallint NOT NULL,
	"is_on" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "appointment_kind_amounts" CHECK ("appointment_kind"."minutes" between 15 and 480 and "appointment_kind"."at_once" between 1 and 50 and "appointment_kind"."room" between 1 and 50 and "appointment_kind"."cutoff_minutes" between 0 and 20160 and "appointment_kind"."days_ahead" between 1 and 90)
);
--> statement-breakpoint
ALTER TABLE "capacity_booking" DROP CONSTRAINT "capacity_booking_purpose";--> statement-breakpoint
ALTER TABLE "capacity_booking" DROP CONSTRAINT "capacity_booking_owner";--> statement-breakpoint
ALTER TABLE "capacity_booking" ADD COLUMN "appointment_id" uuid;--> statement-breakpoint
ALTER TABLE "capacity_booking" ADD COLUMN "room" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_kind_id_appointment_kind_id_fk" FOREIGN KEY ("kind_id") REFERENCES "public"."appointment_kind"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_kind" ADD CONSTRAINT "appointment_kind_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointment_day_idx" ON "appointment" USING btree ("location_id","starts_at");--> statement-breakpoint
CREATE INDEX "appointment_kind_idx" ON "appointment" USING btree ("kind_id","starts_at");--> statement-breakpoint
CREATE INDEX "appointment_customer_idx" ON "appointment" USING btree ("customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "appointment_kind_name_key" ON "appointment_kind" USING btree ("location_id",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "capacity_booking_appointment_key" ON "capacity_booking" USING btree ("appointment_id","starts_at");--> statement-breakpoint
ALTER TABLE "capacity_booking" ADD CONSTRAINT "capacity_booking_purpose" CHECK ("capacity_booking"."purpose" in ('pickup', 'curbside', 'delivery', 'appointment') and ("capacity_booking"."purpose" = 'appointment') = ("capacity_booking"."appointment_id" is not null) and "capacity_booking"."room" > 0);--> statement-breakpoint
ALTER TABLE "capacity_booking" ADD CONSTRAINT "capacity_booking_owner" CHECK (("capacity_booking"."expires_at" is null) = (num_nonnulls("capacity_booking"."fulfillment_id", "capacity_booking"."appointment_id") = 1));
--> statement-breakpoint
CREATE OR REPLACE VIEW capacity_work AS
  SELECT location_id, purpose AS kind, starts_at, expires_at, checkout_id, room FROM capacity_booking
  UNION ALL
  SELECT location_id, method, greatest((promise_inputs ->> 'dispatchAt')::timestamptz, shop_clock()), NULL::timestamptz, NULL::uuid, 1::smallint FROM fulfillment
    WHERE method = 'ship' AND status IN ('open', 'picking', 'on_hold') AND promise_inputs ->> 'dispatchAt' IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER appointment_arrows BEFORE UPDATE OF status ON "appointment" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows('booked>kept', 'booked>missed', 'booked>cancelled');
