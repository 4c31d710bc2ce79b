CREATE INDEX "checkout_editable_idx" ON "checkout" USING btree ("status","updated_at") WHERE "checkout"."status" in ('open','ready');--> statement-breakpoint
CREATE INDEX "order_name_idx" ON "order" USING gin (lower("contact_name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "order_phone_idx" ON "order" USING gin ("phone" gin_trgm_ops);