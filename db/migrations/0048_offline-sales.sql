CREATE TABLE "offline_sale" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"hash" text NOT NULL,
	"previous" text NOT NULL,
	"body" text NOT NULL,
	"signature" text NOT NULL,
	"number" text NOT NULL,
	"order_id" uuid NOT NULL,
	"sold_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "offline_sale_number_unique" UNIQUE("number"),
	CONSTRAINT "offline_sale_sequence" CHECK ("offline_sale"."sequence" > 0)
);
--> statement-breakpoint
CREATE TABLE "till_conflict" (
	"id" uuid PRIMARY KEY NOT NULL,
	"register_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"sale_id" uuid,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"facts" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"decision" text,
	"note" text DEFAULT '' NOT NULL,
	"decided_by_staff_id" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "till_conflict_decided" CHECK (("till_conflict"."decision" is null) = ("till_conflict"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "till_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"register_id" uuid NOT NULL,
	"public_key" jsonb NOT NULL,
	"numbers" text[] NOT NULL,
	"staff_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "offline_sale" ADD CONSTRAINT "offline_sale_id_cart_id_fk" FOREIGN KEY ("id") REFERENCES "public"."cart"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offline_sale" ADD CONSTRAINT "offline_sale_key_id_till_key_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."till_key"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offline_sale" ADD CONSTRAINT "offline_sale_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_conflict" ADD CONSTRAINT "till_conflict_register_id_register_id_fk" FOREIGN KEY ("register_id") REFERENCES "public"."register"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_conflict" ADD CONSTRAINT "till_conflict_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_conflict" ADD CONSTRAINT "till_conflict_sale_id_offline_sale_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."offline_sale"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_key" ADD CONSTRAINT "till_key_register_id_register_id_fk" FOREIGN KEY ("register_id") REFERENCES "public"."register"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "offline_sale_sequence_key" ON "offline_sale" USING btree ("key_id","sequence");--> statement-breakpoint
CREATE INDEX "offline_sale_order_idx" ON "offline_sale" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "till_conflict_subject_key" ON "till_conflict" USING btree ("register_id","kind","subject");--> statement-breakpoint
CREATE INDEX "till_conflict_location_idx" ON "till_conflict" USING btree ("location_id","created_at");--> statement-breakpoint
CREATE INDEX "till_conflict_sale_idx" ON "till_conflict" USING btree ("sale_id");--> statement-breakpoint
CREATE INDEX "till_key_register_idx" ON "till_key" USING btree ("register_id");