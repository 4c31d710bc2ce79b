ALTER TABLE "price_list" ADD COLUMN "base_id" uuid;--> statement-breakpoint
ALTER TABLE "price_list" ADD CONSTRAINT "price_list_base_id_price_list_id_fk" FOREIGN KEY ("base_id") REFERENCES "public"."price_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "price_list_base_key" ON "price_list" USING btree ("base_id","starts_at");--> statement-breakpoint
ALTER TABLE "price_list" ADD CONSTRAINT "price_list_scheduled" CHECK ("price_list"."base_id" is null or ("price_list"."starts_at" is not null and "price_list"."ends_at" is null));