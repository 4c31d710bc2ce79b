CREATE TABLE "stock_watch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"variant_id" uuid NOT NULL,
	"email" text NOT NULL,
	"customer_id" uuid,
	"location_id" uuid,
	"channel" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"body" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"answer" text,
	"answered_by_staff_id" uuid,
	"answered_by_name" text,
	"answered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "product_question_answer" CHECK ("product_question"."status" <> 'answered' or ("product_question"."answer" is not null and "product_question"."answered_by_staff_id" is not null and "product_question"."answered_by_name" is not null and "product_question"."answered_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "review" ALTER COLUMN "status" SET DEFAULT 'waiting';--> statement-breakpoint
ALTER TABLE "review" ADD COLUMN "photos" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "variant" ADD COLUMN "model_variant" text;--> statement-breakpoint
ALTER TABLE "stock_watch" ADD CONSTRAINT "stock_watch_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_watch" ADD CONSTRAINT "stock_watch_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_question" ADD CONSTRAINT "product_question_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_watch_once_key" ON "stock_watch" USING btree ("variant_id",lower("email"));--> statement-breakpoint
CREATE INDEX "stock_watch_customer_idx" ON "stock_watch" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "stock_watch_location_idx" ON "stock_watch" USING btree ("location_id");--> statement-breakpoint
CREATE INDEX "stock_watch_created_idx" ON "stock_watch" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "product_question_product_idx" ON "product_question" USING btree ("product_id","answered_at");--> statement-breakpoint
CREATE INDEX "product_question_status_idx" ON "product_question" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "product_question_customer_idx" ON "product_question" USING btree ("customer_id","created_at");--> statement-breakpoint
CREATE INDEX "review_status_idx" ON "review" USING btree ("status","created_at","id");--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_photos_most" CHECK (cardinality("review"."photos") <= 4);--> statement-breakpoint
CREATE TRIGGER review_arrows BEFORE UPDATE OF status ON "review" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows('waiting>published', 'waiting>hidden', 'published>hidden', 'hidden>published');--> statement-breakpoint
CREATE TRIGGER product_question_arrows BEFORE UPDATE OF status ON "product_question" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows('open>answered', 'open>declined', 'answered>declined', 'declined>answered');
