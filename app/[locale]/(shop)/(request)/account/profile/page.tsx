import type { Metadata } from "next";
import Link from "next/link";
import { ConsentSwitch } from "@/components/account/consent-switch";
import { ProfileForm } from "@/components/account/profile-form";
import { getProfile } from "@/lib/domain/customers/get-profile";
import { momentWords } from "@/lib/domain/locations/time-words";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Profile and privacy", robots: { index: false } };

export default async function ProfilePage() {
  const profile = await getProfile(await requirePermit("account.own"));
  return (
    <div className="grid max-w-2xl gap-12">
      <section aria-labelledby="you"><h1 id="you" className="display-2">Profile and privacy</h1><div className="mt-6"><ProfileForm profile={profile} /></div></section>
      <section aria-labelledby="store"><h2 id="store" className="display-3">My store</h2><p className="mt-2 text-sm">{profile.homeStore ? <><Link href={`/stores/${profile.homeStore.slug}`} className="underline underline-offset-4">{profile.homeStore.name}</Link>, on every device you sign in on.</> : "None yet."} <Link href="/stores" className="inline-flex min-h-11 items-center underline underline-offset-4">{profile.homeStore ? "Choose another" : "Choose a store"}</Link></p></section>
      <section aria-labelledby="privacy">
        <h2 id="privacy" className="display-3">Privacy</h2>
        <div className="mt-3 divide-y divide-line border-y border-line">
          <ConsentSwitch purpose="share_browsing" isGranted={profile.sharesBrowsing} label="Stores may see what I browse" hint="When you ask for help in a store, the associate sees what you looked at and can suggest what fits. Off: they see your orders only." />
          <ConsentSwitch purpose="personalization" isGranted={profile.isPersonalized} label="Suggestions by what I looked at" hint="Our front page shows things like those you looked at. Off: it shows you what it shows everybody." />
          <ConsentSwitch purpose="marketing" isGranted={profile.wantsMarketing} label="News by e-mail" hint="New things and offers, a few times a month. Order mails come in any case." />
        </div>
      </section>
      <section aria-labelledby="openings">
        <h2 id="openings" className="display-3">Who opened my file</h2>
        {profile.fileOpenings.length === 0 ? <p className="mt-2 text-sm text-muted">Nobody has. When a store or our service opens your file, it is listed here.</p> : <ul className="figures mt-2 grid gap-1 text-sm">{profile.fileOpenings.map((opening) => <li key={opening.at}>{momentWords(new Date(opening.at), "America/Chicago")} <span className="text-muted">{opening.store ?? "Alderway staff"}</span></li>)}</ul>}
      </section>
    </div>
  );
}
