"use server";

import { z } from "zod";
import { addPictureInput } from "@/lib/domain/catalog/add-picture";
import { bundleInput } from "@/lib/domain/catalog/bundle-input";
import { categoryFields } from "@/lib/domain/catalog/category";
import { changeCategory } from "@/lib/domain/catalog/change-category";
import { changeProduct, changeProductInput } from "@/lib/domain/catalog/change-product";
import { createCategory } from "@/lib/domain/catalog/create-category";
import { editProduct, editProductInput } from "@/lib/domain/catalog/edit-product";
import { mostPictureBytes } from "@/lib/domain/catalog/picture";
import { productInput, slugInput } from "@/lib/domain/catalog/product-input";
import { saveBundle } from "@/lib/domain/catalog/save-bundle";
import { uploadPicture } from "@/lib/domain/catalog/upload-picture";
import { upsertProduct } from "@/lib/domain/catalog/upsert-products";
import { tags } from "@/lib/kernel/tags";
import { action } from "./action";
import { actionForEach } from "./action-for-each";

/** Pages of other instances follow by the event's job; this one's are told at once. */
export const saveProduct = action({
  can: "catalog.edit",
  input: editProductInput,
  run: (tx, by, input) => editProduct(tx, by, input),
  stale: ({ productId }) => [tags.catalog, tags.product(productId)],
});

/** From the list, for all that are chosen. */
export const changeProductStates = actionForEach({
  can: "catalog.edit",
  input: changeProductInput.pick({ productId: true, version: true, status: true }),
  run: changeProduct,
  stale: ({ productId }) => [tags.catalog, tags.product(productId)],
});

export const addPicture = action({
  can: "catalog.edit",
  input: addPictureInput.extend({
    file: z.instanceof(File, { message: "Choose a picture." }).refine((file) => file.size > 0, "Choose a picture.").refine((file) => file.size <= mostPictureBytes, "That file is larger than 10 MB."),
  }),
  process: (by, input) => uploadPicture(by, input),
  stale: ({ productId }) => [tags.catalog, tags.product(productId)],
});

/** A new product starts as a draft with one variant; the rest is said in its editor. */
export const createProduct = action({
  can: "catalog.edit",
  input: productInput.pick({ externalId: true, slug: true, title: true, categorySlug: true }).extend({ sku: productInput.shape.variants.element.shape.sku, gtin: productInput.shape.variants.element.shape.gtin }),
  run: async (tx, by, { sku, gtin, ...product }) => {
    const { productId, outcome } = await upsertProduct(tx, by, { ...product, status: "draft", variants: [{ sku, gtin }] });
    return { productId, isNew: outcome === "created" };
  },
});

/** What a variant is made of; a price that follows its parts is set by a job right after. */
export const changeBundle = action({
  can: "catalog.edit",
  input: bundleInput,
  run: (tx, by, input) => saveBundle(tx, by, input),
  stale: ({ productId }) => [tags.catalog, tags.product(productId)],
});

/** A new category, or one changed by its present address. */
export const saveCategory = action({
  can: "catalog.edit",
  input: categoryFields.extend({ currentSlug: slugInput.nullable(), seen: categoryFields.nullable() }),
  run: async (tx, by, { currentSlug, seen, ...fields }) => {
    if (currentSlug === null) await createCategory(tx, by, fields);
    else await changeCategory(tx, by, { ...fields, currentSlug, seen });
    return {};
  },
  stale: (_, { slug, currentSlug }) => [tags.categories, tags.catalog, tags.category(slug), ...(currentSlug ? [tags.category(currentSlug)] : [])],
});
