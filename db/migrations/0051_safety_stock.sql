CREATE TABLE "safety_advice" (
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"units" integer,
	"inputs" jsonb,
	"learned_at" timestamp with time zone,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"pin_reason" text DEFAULT '' NOT NULL,
	"replaced" integer,
	CONSTRAINT "safety_advice_variant_id_location_id_pk" PRIMARY KEY("variant_id","location_id"),
	CONSTRAINT "safety_advice_learned" CHECK (("safety_advice"."units" is null) = ("safety_advice"."inputs" is null) and ("safety_advice"."units" is null) = ("safety_advice"."learned_at" is null) and coalesce("safety_advice"."units", 0) >= 0 and coalesce("safety_advice"."replaced", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "safety_learning" (
	"location_id" uuid PRIMARY KEY NOT NULL,
	"since" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "safety_advice" ADD CONSTRAINT "safety_advice_level_fk" FOREIGN KEY ("variant_id","location_id") REFERENCES "public"."stock_level"("variant_id","location_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safety_learning" ADD CONSTRAINT "safety_learning_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "safety_advice_location_idx" ON "safety_advice" USING btree ("location_id");