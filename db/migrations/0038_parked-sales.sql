CREATE TABLE "parked_sale" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"label" text NOT NULL,
	"lines" jsonb NOT NULL,
	"customer_id" uuid,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "parked_sale" ADD CONSTRAINT "parked_sale_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "parked_sale_location_idx" ON "parked_sale" USING btree ("location_id","at");