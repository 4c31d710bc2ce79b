CREATE SEQUENCE "public"."order_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 100001 CACHE 1;--> statement-breakpoint
CREATE TABLE "cart" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid,
	"channel" text DEFAULT 'web' NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"coupon_code" text,
	"status" text DEFAULT 'open' NOT NULL,
	"merged_into_id" uuid,
	"shared_by_staff_id" uuid,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cart_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cart_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"method" text NOT NULL,
	"location_id" uuid,
	"added_by_staff_id" uuid,
	"added_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "cart_line_quantity" CHECK ("cart_line"."quantity" between 1 and 99),
	CONSTRAINT "cart_line_place" CHECK (("cart_line"."method" = 'ship') = ("cart_line"."location_id" is null))
);
--> statement-breakpoint
CREATE TABLE "wish_item" (
	"customer_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "wish_item_customer_id_variant_id_pk" PRIMARY KEY("customer_id","variant_id")
);
--> statement-breakpoint
CREATE TABLE "attribute_definition" (
	"key" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"type" text NOT NULL,
	"unit" text,
	"options" text[] DEFAULT '{}' NOT NULL,
	"is_filterable" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cache_tag_expiry" (
	"tag" text PRIMARY KEY NOT NULL,
	"expired_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "category" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"parent_id" uuid,
	"position" integer DEFAULT 0 NOT NULL,
	"image_src" text,
	CONSTRAINT "category_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "credit" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"source" text NOT NULL,
	"licence" text NOT NULL,
	"used_for" text NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"variant_id" uuid,
	"src" text NOT NULL,
	"alt" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"background" text DEFAULT '#EEECE6' NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "media_src_key" UNIQUE("product_id","src")
);
--> statement-breakpoint
CREATE TABLE "parcel" (
	"variant_id" uuid NOT NULL,
	"sequence" smallint NOT NULL,
	"weight_grams" integer NOT NULL,
	"length_mm" integer NOT NULL,
	"width_mm" integer NOT NULL,
	"height_mm" integer NOT NULL,
	CONSTRAINT "parcel_variant_id_sequence_pk" PRIMARY KEY("variant_id","sequence"),
	CONSTRAINT "parcel_positive" CHECK ("parcel"."weight_grams" > 0 and "parcel"."length_mm" > 0 and "parcel"."width_mm" > 0 and "parcel"."height_mm" > 0)
);
--> statement-breakpoint
CREATE TABLE "product" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"materials" text DEFAULT '' NOT NULL,
	"care" text DEFAULT '' NOT NULL,
	"brand" text DEFAULT 'Alderway' NOT NULL,
	"category_id" uuid NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"keywords" text[] DEFAULT '{}' NOT NULL,
	"width_mm" integer,
	"depth_mm" integer,
	"height_mm" integer,
	"model_src" text,
	"credit" text DEFAULT '' NOT NULL,
	"rating_count" integer DEFAULT 0 NOT NULL,
	"rating_sum" integer DEFAULT 0 NOT NULL,
	"published_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "product_externalId_unique" UNIQUE("external_id"),
	CONSTRAINT "product_slug_unique" UNIQUE("slug"),
	CONSTRAINT "product_rating" CHECK ("product"."rating_sum" between "product"."rating_count" and 5 * "product"."rating_count")
);
--> statement-breakpoint
CREATE TABLE "review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"customer_id" uuid,
	"author_name" text NOT NULL,
	"rating" smallint NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"verified" text,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "review_rating_range" CHECK ("review"."rating" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "variant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"gtin" text,
	"title" text DEFAULT '' NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"swatch" text,
	"position" smallint DEFAULT 0 NOT NULL,
	"tax_class" text DEFAULT 'standard' NOT NULL,
	"needs_two_people" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "variant_sku_unique" UNIQUE("sku"),
	CONSTRAINT "variant_gtin_unique" UNIQUE("gtin"),
	CONSTRAINT "variant_gtin_digits" CHECK ("variant"."gtin" is null or "variant"."gtin" ~ '^[0-9]{14}$')
);
--> statement-breakpoint
CREATE TABLE "consent_choice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"is_granted" boolean NOT NULL,
	"channel" text NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"loyalty_number" text,
	"preferred_location_id" uuid,
	"shares_browsing" boolean DEFAULT false NOT NULL,
	"wants_marketing" boolean DEFAULT false NOT NULL,
	"merged_into_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "customer_loyaltyNumber_unique" UNIQUE("loyalty_number")
);
--> statement-breakpoint
CREATE TABLE "customer_address" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"line1" text NOT NULL,
	"line2" text DEFAULT '' NOT NULL,
	"city" text NOT NULL,
	"state" text NOT NULL,
	"postcode" text NOT NULL,
	"country" text DEFAULT 'US' NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identifier" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"verified_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"channel" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"device_id" text,
	"customer_id" uuid,
	"location_id" uuid,
	"order_id" uuid,
	"fulfillment_id" uuid,
	"subject" text,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "fulfillment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"number" text NOT NULL,
	"location_id" uuid NOT NULL,
	"method" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"currency" text NOT NULL,
	"total_minor" integer NOT NULL,
	"charge_minor" integer DEFAULT 0 NOT NULL,
	"charge_tax_minor" integer DEFAULT 0 NOT NULL,
	"promised_at" timestamp with time zone NOT NULL,
	"promise_inputs" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"slot_starts_at" timestamp with time zone,
	"slot_ends_at" timestamp with time zone,
	"pickup_person_name" text,
	"pickup_person_contact" text,
	"pickup_code" text,
	"code_failures" smallint DEFAULT 0 NOT NULL,
	"code_locked_until" timestamp with time zone,
	"ship_to" jsonb,
	"claimed_by_staff_id" uuid,
	"claimed_at" timestamp with time zone,
	"staged_shelf" text,
	"staged_tote" text,
	"on_my_way_at" timestamp with time zone,
	"arrived_at" timestamp with time zone,
	"arrival_stall" text,
	"arrival_car" text,
	"ready_at" timestamp with time zone,
	"collect_by" timestamp with time zone,
	"handed_over_at" timestamp with time zone,
	"handed_over_by_staff_id" uuid,
	"handed_over_to" text,
	"handed_over_proof" text,
	"tracking_number" text,
	"shipped_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"shopper_deadline_at" timestamp with time zone,
	"cancelled_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "fulfillment_number_unique" UNIQUE("number"),
	CONSTRAINT "fulfillment_pickup_code" CHECK ("fulfillment"."pickup_code" is null or "fulfillment"."pickup_code" ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE TABLE "fulfillment_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fulfillment_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"picked" integer DEFAULT 0 NOT NULL,
	"ready" integer DEFAULT 0 NOT NULL,
	"handed_over" integer DEFAULT 0 NOT NULL,
	"returned" integer DEFAULT 0 NOT NULL,
	"cancelled" integer DEFAULT 0 NOT NULL,
	"moved" integer DEFAULT 0 NOT NULL,
	"missing" integer DEFAULT 0 NOT NULL,
	"total_minor" integer NOT NULL,
	CONSTRAINT "fulfillment_line_counters" CHECK ("fulfillment_line"."quantity" > 0 and "fulfillment_line"."returned" >= 0 and "fulfillment_line"."cancelled" >= 0 and "fulfillment_line"."moved" >= 0 and "fulfillment_line"."missing" >= 0 and "fulfillment_line"."picked" + "fulfillment_line"."cancelled" + "fulfillment_line"."moved" + "fulfillment_line"."missing" <= "fulfillment_line"."quantity" and "fulfillment_line"."ready" <= "fulfillment_line"."picked" and "fulfillment_line"."handed_over" <= "fulfillment_line"."ready" and "fulfillment_line"."returned" <= "fulfillment_line"."handed_over")
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"location_id" uuid,
	"order_id" uuid,
	"fulfillment_id" uuid,
	"variant_id" uuid,
	"dedupe_key" text NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"done_at" timestamp with time zone,
	"done_by_staff_id" uuid
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text,
	"email_verified_at" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "account_email_trimmed" CHECK ("account"."email" = btrim("account"."email") and length("account"."email") between 3 and 254)
);
--> statement-breakpoint
CREATE TABLE "account_token" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"outcome" jsonb,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "idempotency_key_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"screen" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"device_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "staff_role_known" CHECK ("staff"."role" in ('associate','store_manager','inventory_planner','service_agent','merchandiser','admin'))
);
--> statement-breakpoint
CREATE TABLE "staff_location" (
	"staff_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	CONSTRAINT "staff_location_staff_id_location_id_pk" PRIMARY KEY("staff_id","location_id")
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "allocation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_line_id" uuid NOT NULL,
	"fulfillment_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "allocation_not_negative" CHECK ("allocation"."quantity" >= 0)
);
--> statement-breakpoint
CREATE TABLE "hold" (
	"checkout_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hold_checkout_id_variant_id_location_id_pk" PRIMARY KEY("checkout_id","variant_id","location_id"),
	CONSTRAINT "hold_positive" CHECK ("hold"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "stock_count" (
	"id" uuid PRIMARY KEY NOT NULL,
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"reason" text NOT NULL,
	"fulfillment_id" uuid,
	"expected" integer,
	"counted" integer,
	"opened_by" text NOT NULL,
	"submitted_by" uuid,
	"decided_by" uuid,
	"opened_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"submitted_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	CONSTRAINT "stock_count_counted" CHECK ("stock_count"."counted" is null or "stock_count"."counted" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_level" (
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"on_hand" integer DEFAULT 0 NOT NULL,
	"allocated" integer DEFAULT 0 NOT NULL,
	"damaged" integer DEFAULT 0 NOT NULL,
	"quality_check" integer DEFAULT 0 NOT NULL,
	"display" integer DEFAULT 0 NOT NULL,
	"put_back" integer DEFAULT 0 NOT NULL,
	"safety_stock" integer DEFAULT 0 NOT NULL,
	"incoming" integer DEFAULT 0 NOT NULL,
	"backorder_cap" integer DEFAULT 0 NOT NULL,
	"can_pickup" boolean DEFAULT true NOT NULL,
	"aisle" text DEFAULT '' NOT NULL,
	"bay" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "stock_level_variant_id_location_id_pk" PRIMARY KEY("variant_id","location_id"),
	CONSTRAINT "stock_level_counts" CHECK ("stock_level"."on_hand" >= 0 and "stock_level"."allocated" >= 0 and "stock_level"."damaged" >= 0 and "stock_level"."quality_check" >= 0 and "stock_level"."display" >= 0 and "stock_level"."put_back" >= 0 and "stock_level"."safety_stock" >= 0 and "stock_level"."incoming" >= 0 and "stock_level"."backorder_cap" >= 0),
	CONSTRAINT "stock_level_promised" CHECK ("stock_level"."allocated" <= "stock_level"."on_hand" + "stock_level"."backorder_cap"),
	CONSTRAINT "stock_level_unsellable" CHECK ("stock_level"."damaged" + "stock_level"."quality_check" + "stock_level"."display" + "stock_level"."put_back" <= "stock_level"."on_hand")
);
--> statement-breakpoint
CREATE TABLE "stock_movement" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stock_movement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"quantity" integer NOT NULL,
	"on_hand_delta" integer NOT NULL,
	"allocated_delta" integer NOT NULL,
	"from_state" text,
	"to_state" text,
	"reason" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"cause_kind" text NOT NULL,
	"cause_id" text NOT NULL,
	"line_id" text DEFAULT '' NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "capacity_booking" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"checkout_id" uuid,
	"fulfillment_id" uuid,
	"expires_at" timestamp with time zone,
	CONSTRAINT "capacity_booking_owner" CHECK (("capacity_booking"."expires_at" is null) = ("capacity_booking"."fulfillment_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "location" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"address_line1" text NOT NULL,
	"address_line2" text DEFAULT '' NOT NULL,
	"city" text NOT NULL,
	"state" text NOT NULL,
	"postcode" text NOT NULL,
	"country" text DEFAULT 'US' NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"time_zone" text NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"can_sell" boolean DEFAULT true NOT NULL,
	"can_pickup" boolean DEFAULT true NOT NULL,
	"can_curbside" boolean DEFAULT false NOT NULL,
	"can_ship" boolean DEFAULT false NOT NULL,
	"can_return" boolean DEFAULT true NOT NULL,
	"services" text[] DEFAULT '{}' NOT NULL,
	"pickup_lead_minutes" integer DEFAULT 120 NOT NULL,
	"pickup_cutoff_minutes" integer DEFAULT 60 NOT NULL,
	"pickups_per_hour" integer DEFAULT 12 NOT NULL,
	"pickup_max_parcel_grams" integer,
	"pickup_max_parcel_mm" integer,
	"hold_days" smallint DEFAULT 7 NOT NULL,
	"collection_instructions" text DEFAULT '' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "location_slug_unique" UNIQUE("slug"),
	CONSTRAINT "location_code_unique" UNIQUE("code"),
	CONSTRAINT "location_time_zone_named" CHECK ("location"."time_zone" ~ '^[A-Za-z]+(/[A-Za-z_+-]+)+$'),
	CONSTRAINT "location_coordinates" CHECK ("location"."latitude" between -90 and 90 and "location"."longitude" between -180 and 180),
	CONSTRAINT "location_amounts" CHECK ("location"."pickup_lead_minutes" >= 0 and "location"."pickup_cutoff_minutes" >= 0 and "location"."pickups_per_hour" >= 0 and "location"."hold_days" > 0)
);
--> statement-breakpoint
CREATE TABLE "location_exception" (
	"location_id" uuid NOT NULL,
	"day" date NOT NULL,
	"opens_minute" smallint,
	"closes_minute" smallint,
	"reason" text NOT NULL,
	CONSTRAINT "location_exception_location_id_day_pk" PRIMARY KEY("location_id","day"),
	CONSTRAINT "location_exception_range" CHECK (("location_exception"."opens_minute" is null and "location_exception"."closes_minute" is null) or ("location_exception"."opens_minute" >= 0 and "location_exception"."closes_minute" <= 1440 and "location_exception"."opens_minute" < "location_exception"."closes_minute"))
);
--> statement-breakpoint
CREATE TABLE "location_hours" (
	"location_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"opens_minute" smallint NOT NULL,
	"closes_minute" smallint NOT NULL,
	CONSTRAINT "location_hours_location_id_weekday_opens_minute_pk" PRIMARY KEY("location_id","weekday","opens_minute"),
	CONSTRAINT "location_hours_range" CHECK ("location_hours"."weekday" between 1 and 7 and "location_hours"."opens_minute" >= 0 and "location_hours"."closes_minute" <= 1440 and "location_hours"."opens_minute" < "location_hours"."closes_minute")
);
--> statement-breakpoint
CREATE TABLE "postcode" (
	"code" text PRIMARY KEY NOT NULL,
	"city" text NOT NULL,
	"state" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dedupe_key" text NOT NULL,
	"customer_id" uuid,
	"order_id" uuid,
	"channel" text DEFAULT 'email' NOT NULL,
	"template" text NOT NULL,
	"facts" jsonb NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"plain" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "checkout" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cart_id" uuid NOT NULL,
	"cart_version" integer NOT NULL,
	"customer_id" uuid,
	"channel" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"contact_name" text,
	"email" text,
	"phone" text,
	"pickup_person_name" text,
	"pickup_person_contact" text,
	"ship_to" jsonb,
	"ship_option" text,
	"coupon_code" text,
	"slots" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"quote" jsonb,
	"total_minor" integer,
	"currency" text DEFAULT 'USD' NOT NULL,
	"hold_expires_at" timestamp with time zone,
	"completion_key" text,
	"completion_hash" text,
	"completing_since" timestamp with time zone,
	"order_id" uuid,
	"failure_code" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"checkout_id" uuid NOT NULL,
	"customer_id" uuid,
	"account_id" uuid,
	"channel" text NOT NULL,
	"location_id" uuid,
	"staff_id" uuid,
	"contact_name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'placed' NOT NULL,
	"currency" text NOT NULL,
	"subtotal_minor" integer NOT NULL,
	"discount_minor" integer NOT NULL,
	"charges_minor" integer NOT NULL,
	"tax_minor" integer NOT NULL,
	"total_minor" integer NOT NULL,
	"coupon_id" uuid,
	"coupon_code" text,
	"placed_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"completed_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "order_number_unique" UNIQUE("number"),
	CONSTRAINT "order_checkoutId_unique" UNIQUE("checkout_id"),
	CONSTRAINT "order_total" CHECK ("order"."total_minor" = "order"."subtotal_minor" - "order"."discount_minor" + "order"."charges_minor" + "order"."tax_minor" and "order"."discount_minor" between 0 and "order"."subtotal_minor")
);
--> statement-breakpoint
CREATE TABLE "order_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"variant_title" text DEFAULT '' NOT NULL,
	"quantity" integer NOT NULL,
	"cancelled" integer DEFAULT 0 NOT NULL,
	"unit_price_minor" integer NOT NULL,
	"discount_minor" integer DEFAULT 0 NOT NULL,
	"tax_minor" integer DEFAULT 0 NOT NULL,
	"total_minor" integer NOT NULL,
	"tax_rate_ppm" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "order_line_total" CHECK ("order_line"."total_minor" = "order_line"."unit_price_minor" * "order_line"."quantity" - "order_line"."discount_minor" + "order_line"."tax_minor" and "order_line"."quantity" > 0 and "order_line"."cancelled" between 0 and "order_line"."quantity" and "order_line"."discount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"checkout_id" uuid NOT NULL,
	"order_id" uuid,
	"fulfillment_id" uuid NOT NULL,
	"gateway" text NOT NULL,
	"gateway_ref" text,
	"idempotency_key" text NOT NULL,
	"status" text DEFAULT 'created' NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"captured_minor" integer DEFAULT 0 NOT NULL,
	"refunded_minor" integer DEFAULT 0 NOT NULL,
	"card_brand" text,
	"card_last4" text,
	"failure_code" text,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "payment_idempotencyKey_unique" UNIQUE("idempotency_key"),
	CONSTRAINT "payment_amounts" CHECK ("payment"."amount_minor" > 0 and "payment"."captured_minor" between 0 and "payment"."amount_minor" and "payment"."refunded_minor" between 0 and "payment"."captured_minor")
);
--> statement-breakpoint
CREATE TABLE "payment_operation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"reason" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"failure_code" text,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payment_operation_idempotencyKey_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "webhook_receipt" (
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"kind" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coupon" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"value" integer NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"minimum_subtotal_minor" integer DEFAULT 0 NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"usage_limit" integer,
	"per_customer_limit" integer,
	"used" integer DEFAULT 0 NOT NULL,
	"is_active" text DEFAULT 'yes' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "coupon_value" CHECK ("coupon"."value" > 0 and ("coupon"."kind" <> 'percent' or "coupon"."value" <= 10000)),
	CONSTRAINT "coupon_within_limit" CHECK ("coupon"."usage_limit" is null or "coupon"."used" <= "coupon"."usage_limit")
);
--> statement-breakpoint
CREATE TABLE "coupon_redemption" (
	"coupon_id" uuid NOT NULL,
	"checkout_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"person" text NOT NULL,
	"sequence" integer NOT NULL,
	"amount_minor" integer NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "coupon_redemption_coupon_id_checkout_id_pk" PRIMARY KEY("coupon_id","checkout_id")
);
--> statement-breakpoint
CREATE TABLE "price" (
	"price_list_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"amount_minor" integer NOT NULL,
	"compare_at_minor" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "price_variant_id_price_list_id_pk" PRIMARY KEY("variant_id","price_list_id"),
	CONSTRAINT "price_positive" CHECK ("price"."amount_minor" >= 0 and ("price"."compare_at_minor" is null or "price"."compare_at_minor" > "price"."amount_minor"))
);
--> statement-breakpoint
CREATE TABLE "price_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"price_list_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"before_minor" integer,
	"after_minor" integer NOT NULL,
	"staff_id" uuid,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "price_list" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"channel" text,
	"priority" integer DEFAULT 0 NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	CONSTRAINT "price_list_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "tax_rate" (
	"country" text NOT NULL,
	"state" text NOT NULL,
	"tax_class" text NOT NULL,
	"rate_ppm" integer NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "tax_rate_country_state_tax_class_pk" PRIMARY KEY("country","state","tax_class"),
	CONSTRAINT "tax_rate_range" CHECK ("tax_rate"."rate_ppm" between 0 and 500000)
);
--> statement-breakpoint
CREATE TABLE "search_document" (
	"product_id" uuid PRIMARY KEY NOT NULL,
	"words" "tsvector" NOT NULL,
	"plain" text NOT NULL,
	"popularity" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_synonym" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_synonym_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"words" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_term" (
	"term" text PRIMARY KEY NOT NULL,
	"searches" integer DEFAULT 1 NOT NULL,
	"last_results" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_cart_id_cart_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."cart"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wish_item" ADD CONSTRAINT "wish_item_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcel" ADD CONSTRAINT "parcel_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_category_id_category_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."category"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant" ADD CONSTRAINT "variant_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_choice" ADD CONSTRAINT "consent_choice_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_preferred_location_id_location_id_fk" FOREIGN KEY ("preferred_location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_address" ADD CONSTRAINT "customer_address_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_note" ADD CONSTRAINT "customer_note_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identifier" ADD CONSTRAINT "identifier_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillment" ADD CONSTRAINT "fulfillment_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillment_line" ADD CONSTRAINT "fulfillment_line_fulfillment_id_fulfillment_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillment_line" ADD CONSTRAINT "fulfillment_line_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_fulfillment_id_fulfillment_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_token" ADD CONSTRAINT "account_token_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_location" ADD CONSTRAINT "staff_location_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_location" ADD CONSTRAINT "staff_location_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count" ADD CONSTRAINT "stock_count_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count" ADD CONSTRAINT "stock_count_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_booking" ADD CONSTRAINT "capacity_booking_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "location_exception" ADD CONSTRAINT "location_exception_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "location_hours" ADD CONSTRAINT "location_hours_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_cart_id_cart_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."cart"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_operation" ADD CONSTRAINT "payment_operation_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_redemption" ADD CONSTRAINT "coupon_redemption_coupon_id_coupon_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price" ADD CONSTRAINT "price_price_list_id_price_list_id_fk" FOREIGN KEY ("price_list_id") REFERENCES "public"."price_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price" ADD CONSTRAINT "price_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_change" ADD CONSTRAINT "price_change_price_list_id_price_list_id_fk" FOREIGN KEY ("price_list_id") REFERENCES "public"."price_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_change" ADD CONSTRAINT "price_change_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "cart_customer_open_key" ON "cart" USING btree ("customer_id") WHERE "cart"."status" = 'open';--> statement-breakpoint
CREATE INDEX "cart_updated_idx" ON "cart" USING btree ("updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cart_line_same_key" ON "cart_line" USING btree ("cart_id","variant_id","method",coalesce("location_id", '00000000-0000-0000-0000-000000000000'));--> statement-breakpoint
CREATE INDEX "cart_line_variant_idx" ON "cart_line" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "cart_line_location_idx" ON "cart_line" USING btree ("location_id");--> statement-breakpoint
CREATE INDEX "wish_item_variant_idx" ON "wish_item" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "category_parent_idx" ON "category" USING btree ("parent_id","position");--> statement-breakpoint
CREATE INDEX "media_product_idx" ON "media" USING btree ("product_id","position");--> statement-breakpoint
CREATE INDEX "media_variant_idx" ON "media" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "product_category_idx" ON "product" USING btree ("category_id","status");--> statement-breakpoint
CREATE INDEX "review_product_idx" ON "review" USING btree ("product_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "review_once_key" ON "review" USING btree ("product_id","customer_id");--> statement-breakpoint
CREATE INDEX "variant_product_idx" ON "variant" USING btree ("product_id","position");--> statement-breakpoint
CREATE INDEX "consent_choice_customer_idx" ON "consent_choice" USING btree ("customer_id","purpose","at");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_account_key" ON "customer" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "customer_email_idx" ON "customer" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "customer_phone_idx" ON "customer" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "customer_name_idx" ON "customer" USING gin (lower("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "customer_location_idx" ON "customer" USING btree ("preferred_location_id");--> statement-breakpoint
CREATE INDEX "customer_address_customer_idx" ON "customer_address" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "customer_note_customer_idx" ON "customer_note" USING btree ("customer_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "identifier_own_key" ON "identifier" USING btree ("kind","value","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "identifier_verified_key" ON "identifier" USING btree ("kind","value") WHERE "identifier"."verified_at" is not null;--> statement-breakpoint
CREATE INDEX "identifier_customer_idx" ON "identifier" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "event_customer_idx" ON "event" USING btree ("customer_id","at") WHERE "event"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "event_order_idx" ON "event" USING btree ("order_id","id") WHERE "event"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "event_subject_idx" ON "event" USING btree ("subject","id") WHERE "event"."subject" is not null;--> statement-breakpoint
CREATE INDEX "event_device_idx" ON "event" USING btree ("device_id","at") WHERE "event"."device_id" is not null;--> statement-breakpoint
CREATE INDEX "event_at_idx" ON "event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "event_staff_idx" ON "event" USING btree ("actor_id","at") WHERE "event"."actor_kind" = 'staff';--> statement-breakpoint
CREATE INDEX "fulfillment_order_idx" ON "fulfillment" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "fulfillment_queue_idx" ON "fulfillment" USING btree ("location_id","status","promised_at");--> statement-breakpoint
CREATE INDEX "fulfillment_open_idx" ON "fulfillment" USING btree ("status") WHERE "fulfillment"."status" not in ('handed_over','delivered','cancelled');--> statement-breakpoint
CREATE INDEX "fulfillment_line_fulfillment_idx" ON "fulfillment_line" USING btree ("fulfillment_id");--> statement-breakpoint
CREATE INDEX "fulfillment_line_order_line_idx" ON "fulfillment_line" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "fulfillment_line_variant_idx" ON "fulfillment_line" USING btree ("variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "task_open_key" ON "task" USING btree ("dedupe_key") WHERE "task"."status" = 'open';--> statement-breakpoint
CREATE INDEX "task_location_idx" ON "task" USING btree ("location_id","status");--> statement-breakpoint
CREATE INDEX "task_fulfillment_idx" ON "task" USING btree ("fulfillment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_email_key" ON "account" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "account_token_account_idx" ON "account_token" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_name_key" ON "saved_view" USING btree ("staff_id","screen","name");--> statement-breakpoint
CREATE INDEX "session_account_idx" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_account_key" ON "staff" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "staff_location_location_idx" ON "staff_location" USING btree ("location_id");--> statement-breakpoint
CREATE UNIQUE INDEX "allocation_line_key" ON "allocation" USING btree ("fulfillment_id","order_line_id");--> statement-breakpoint
CREATE INDEX "allocation_order_line_idx" ON "allocation" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "allocation_level_idx" ON "allocation" USING btree ("variant_id","location_id") WHERE "allocation"."quantity" > 0;--> statement-breakpoint
CREATE INDEX "hold_level_idx" ON "hold" USING btree ("variant_id","location_id","expires_at");--> statement-breakpoint
CREATE INDEX "hold_location_idx" ON "hold" USING btree ("location_id");--> statement-breakpoint
CREATE INDEX "hold_expiry_idx" ON "hold" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "stock_count_location_idx" ON "stock_count" USING btree ("location_id","status");--> statement-breakpoint
CREATE INDEX "stock_count_variant_idx" ON "stock_count" USING btree ("variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_count_open_key" ON "stock_count" USING btree ("variant_id","location_id") WHERE "stock_count"."status" in ('open','submitted');--> statement-breakpoint
CREATE INDEX "stock_level_location_idx" ON "stock_level" USING btree ("location_id","variant_id");--> statement-breakpoint
CREATE INDEX "stock_movement_level_idx" ON "stock_movement" USING btree ("variant_id","location_id","id");--> statement-breakpoint
CREATE INDEX "stock_movement_location_idx" ON "stock_movement" USING btree ("location_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_movement_cause_key" ON "stock_movement" USING btree ("cause_id","cause_kind","kind","line_id","sequence");--> statement-breakpoint
CREATE INDEX "capacity_booking_slot_idx" ON "capacity_booking" USING btree ("location_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "capacity_booking_checkout_key" ON "capacity_booking" USING btree ("checkout_id","location_id","purpose") WHERE "capacity_booking"."expires_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "capacity_booking_fulfillment_key" ON "capacity_booking" USING btree ("fulfillment_id");--> statement-breakpoint
CREATE INDEX "postcode_city_idx" ON "postcode" USING btree (lower("city") text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "message_dedupe_key" ON "message" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "message_customer_idx" ON "message" USING btree ("customer_id","created_at");--> statement-breakpoint
CREATE INDEX "message_order_idx" ON "message" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "message_created_idx" ON "message" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "checkout_cart_idx" ON "checkout" USING btree ("cart_id");--> statement-breakpoint
CREATE UNIQUE INDEX "checkout_live_key" ON "checkout" USING btree ("cart_id") WHERE "checkout"."status" in ('open','ready','completing');--> statement-breakpoint
CREATE UNIQUE INDEX "checkout_completion_key" ON "checkout" USING btree ("completion_key");--> statement-breakpoint
CREATE INDEX "checkout_completing_idx" ON "checkout" USING btree ("completing_since") WHERE "checkout"."status" = 'completing';--> statement-breakpoint
CREATE INDEX "order_customer_idx" ON "order" USING btree ("customer_id","placed_at");--> statement-breakpoint
CREATE INDEX "order_email_idx" ON "order" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "order_placed_idx" ON "order" USING btree ("placed_at");--> statement-breakpoint
CREATE INDEX "order_line_order_idx" ON "order_line" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "order_line_variant_idx" ON "order_line" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "payment_checkout_idx" ON "payment" USING btree ("checkout_id");--> statement-breakpoint
CREATE INDEX "payment_order_idx" ON "payment" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "payment_fulfillment_idx" ON "payment" USING btree ("fulfillment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_live_key" ON "payment" USING btree ("fulfillment_id") WHERE "payment"."status" in ('authorized','captured','partially_captured','partially_refunded','refunded');--> statement-breakpoint
CREATE INDEX "payment_operation_payment_idx" ON "payment_operation" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "payment_operation_pending_idx" ON "payment_operation" USING btree ("created_at") WHERE "payment_operation"."status" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_receipt_key" ON "webhook_receipt" USING btree ("provider","event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "coupon_code_key" ON "coupon" USING btree (upper("code"));--> statement-breakpoint
CREATE UNIQUE INDEX "coupon_redemption_person_key" ON "coupon_redemption" USING btree ("coupon_id","person","sequence");--> statement-breakpoint
CREATE INDEX "coupon_redemption_order_idx" ON "coupon_redemption" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "price_list_idx" ON "price" USING btree ("price_list_id");--> statement-breakpoint
CREATE INDEX "price_change_variant_idx" ON "price_change" USING btree ("variant_id","at");--> statement-breakpoint
CREATE INDEX "price_change_list_idx" ON "price_change" USING btree ("price_list_id");--> statement-breakpoint
CREATE INDEX "search_document_words_idx" ON "search_document" USING gin ("words");--> statement-breakpoint
CREATE INDEX "search_document_plain_idx" ON "search_document" USING gin ("plain" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_term_plain_idx" ON "search_term" USING gin ("term" gin_trgm_ops);