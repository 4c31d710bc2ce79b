import type { Metadata } from "next";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { ApiKeys } from "@/components/staff/integrations/api-keys";
import { listApiKeys } from "@/lib/domain/integrations/list-api-keys";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage() {
  const by = await maybePermit("integrations.manage");
  if (!by) return <NoPermission what="the keys of programs" />;
  return <ApiKeys keys={await listApiKeys(by)} />;
}
