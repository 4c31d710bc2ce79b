import type { Metadata } from "next";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { BoxKinds } from "@/components/staff/shipping/box-kinds";
import { listBoxKinds } from "@/lib/domain/shipping/list-box-kinds";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Boxes" };

export default async function BoxesPage() {
  const [by, editor] = [await maybePermit("fulfillment.view"), await maybePermit("locations.edit")];
  if (!by || !editor) return <NoPermission what="the boxes" />;
  return <BoxKinds kinds={await listBoxKinds(by)} />;
}
