"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { saveProfile } from "@/lib/actions/account";
import type { Profile } from "@/lib/domain/customers/get-profile";
import { phoneWords } from "@/lib/domain/locations/phone-words";

export function ProfileForm({ profile }: { profile: Pick<Profile, "name" | "email" | "phone" | "version"> }) {
  const { form, outcome, refusal, field, isBusy } = useActionForm(saveProfile);
  const router = useRouter();
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  return (
    <form {...form} className="grid gap-5">
      {refusal && refusal.code !== "invalid" && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <input type="hidden" name="version" value={profile.version} />
      <TextField {...field("name", profile.name)} label="Name" autoComplete="name" required />
      <TextField name="shown-email" label="E-mail" value={profile.email} readOnly hint="To change it, write to us: it is how your orders find you." />
      <TextField {...field("phone", profile.phone ? phoneWords(profile.phone) : "")} type="tel" label="Phone" isOptional autoComplete="tel" inputMode="tel" />
      <div className="flex items-center gap-4"><Button type="submit" isBusy={isBusy}>Save</Button>{outcome?.ok && <p role="status" className="text-sm text-positive">Saved</p>}</div>
    </form>
  );
}
