ALTER TABLE "price_list" ADD COLUMN "location_id" uuid;--> statement-breakpoint
ALTER TABLE "price_list" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "price_list" ADD CONSTRAINT "price_list_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_list" ADD CONSTRAINT "price_list_group_id_customer_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."customer_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "price_list_location_idx" ON "price_list" USING btree ("location_id");--> statement-breakpoint
CREATE INDEX "price_list_group_idx" ON "price_list" USING btree ("group_id");