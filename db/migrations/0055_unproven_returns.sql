CREATE TABLE "unproven_return" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_key" text NOT NULL,
	"register_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"quantity" smallint NOT NULL,
	"unit_minor" integer NOT NULL,
	"outcome" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"id_kind" text NOT NULL,
	"id_hash" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"approved_by_staff_id" uuid,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "unproven_return_requestKey_unique" UNIQUE("request_key"),
	CONSTRAINT "unproven_return_units" CHECK ("unproven_return"."quantity" > 0 and "unproven_return"."unit_minor" > 0),
	CONSTRAINT "unproven_return_outcome" CHECK ("unproven_return"."outcome" in ('restock', 'quarantine', 'write_off'))
);
--> statement-breakpoint
ALTER TABLE "unproven_return" ADD CONSTRAINT "unproven_return_register_id_register_id_fk" FOREIGN KEY ("register_id") REFERENCES "public"."register"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unproven_return" ADD CONSTRAINT "unproven_return_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unproven_return" ADD CONSTRAINT "unproven_return_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unproven_return" ADD CONSTRAINT "unproven_return_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unproven_return_customer_idx" ON "unproven_return" USING btree ("customer_id","at");--> statement-breakpoint
CREATE INDEX "unproven_return_id_idx" ON "unproven_return" USING btree ("id_hash","at");--> statement-breakpoint
CREATE INDEX "unproven_return_list_idx" ON "unproven_return" USING btree ("location_id","id");--> statement-breakpoint
CREATE INDEX "unproven_return_register_idx" ON "unproven_return" USING btree ("register_id");--> statement-breakpoint
CREATE INDEX "unproven_return_variant_idx" ON "unproven_return" USING btree ("variant_id");--> statement-breakpoint
CREATE TRIGGER unproven_return_append_only BEFORE UPDATE OR DELETE ON unproven_return FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
