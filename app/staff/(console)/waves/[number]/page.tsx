import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { WaveDesk } from "@/components/staff/waves/wave-desk";
import { getWave } from "@/lib/domain/waves/get-wave";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Wave" };

export default async function WavePage({ params }: PageProps<"/staff/waves/[number]">) {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="waves" />;
  const view = await getWave(by, (await params).number);
  if (!view) notFound();
  return <WaveDesk key={view.id} view={view} />;
}
