CREATE SEQUENCE "public"."wave_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1000 CACHE 1;--> statement-breakpoint
CREATE TABLE "wave" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"location_id" uuid NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"method" text NOT NULL,
	"picker_staff_id" uuid NOT NULL,
	"made_by_staff_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"left_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "wave_number_unique" UNIQUE("number"),
	CONSTRAINT "wave_closed_at_a_time" CHECK (("wave"."status" in ('finished', 'dissolved')) = ("wave"."closed_at" is not null)),
	CONSTRAINT "wave_left_at_a_time" CHECK (("wave"."status" = 'left') = ("wave"."left_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "wave_part" (
	"wave_id" uuid NOT NULL,
	"fulfillment_id" uuid NOT NULL,
	"tote" smallint NOT NULL,
	"out_at" timestamp with time zone,
	CONSTRAINT "wave_part_wave_id_fulfillment_id_pk" PRIMARY KEY("wave_id","fulfillment_id")
);
--> statement-breakpoint
CREATE TABLE "wave_scan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "wave_scan_units" CHECK ("wave_scan"."quantity" > 0)
);
--> statement-breakpoint
ALTER TABLE "fulfillment" ADD COLUMN "is_priority" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "wave" ADD CONSTRAINT "wave_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave" ADD CONSTRAINT "wave_picker_staff_id_staff_id_fk" FOREIGN KEY ("picker_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave" ADD CONSTRAINT "wave_made_by_staff_id_staff_id_fk" FOREIGN KEY ("made_by_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_part" ADD CONSTRAINT "wave_part_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_part" ADD CONSTRAINT "wave_part_fulfillment_id_fulfillment_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_scan" ADD CONSTRAINT "wave_scan_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_scan" ADD CONSTRAINT "wave_scan_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "wave_location_idx" ON "wave" USING btree ("location_id","status","created_at");--> statement-breakpoint
CREATE INDEX "wave_picker_idx" ON "wave" USING btree ("picker_staff_id");--> statement-breakpoint
CREATE INDEX "wave_made_by_idx" ON "wave" USING btree ("made_by_staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "wave_part_live_key" ON "wave_part" USING btree ("fulfillment_id") WHERE "wave_part"."out_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "wave_part_tote_key" ON "wave_part" USING btree ("wave_id","tote");--> statement-breakpoint
CREATE INDEX "wave_part_fulfillment_idx" ON "wave_part" USING btree ("fulfillment_id");--> statement-breakpoint
CREATE INDEX "wave_scan_wave_idx" ON "wave_scan" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "wave_scan_variant_idx" ON "wave_scan" USING btree ("variant_id");--> statement-breakpoint
CREATE TRIGGER wave_arrows BEFORE UPDATE OF status ON "wave" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows(
  'open>left', 'open>finished', 'open>dissolved', 'left>open', 'left>dissolved');
