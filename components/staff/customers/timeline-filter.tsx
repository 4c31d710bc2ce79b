"use client";

import { useRef } from "react";
import { Select } from "@/components/ui/select";
import { channelLabel, channels } from "@/lib/domain/channel";
import { groupLabel } from "@/lib/domain/customers/timeline";

export function TimelineFilter({ group, channel }: { group: string; channel: string }) {
  const form = useRef<HTMLFormElement>(null);
  const submit = () => form.current?.requestSubmit();
  return (
    <form ref={form} className="flex gap-2">
      <label className="sr-only" htmlFor="timeline-group">Kind</label>
      <Select id="timeline-group" name="group" defaultValue={group} onChange={submit}>
        <option value="">Everything</option>
        {Object.entries(groupLabel).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
      </Select>
      <label className="sr-only" htmlFor="timeline-channel">Channel</label>
      <Select id="timeline-channel" name="channel" defaultValue={channel} onChange={submit}>
        <option value="">Every channel</option>
        {channels.map((value) => <option key={value} value={value}>{channelLabel[value]}</option>)}
      </Select>
    </form>
  );
}
