"use client";

import { Volume2, VolumeX } from "lucide-react";
import { useSyncExternalStore } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { isMuted, onMuteChange, play, setMuted } from "./sounds";

export function MuteButton() {
  const muted = useSyncExternalStore(onMuteChange, isMuted, () => false);
  return (
    <IconButton
      label={muted ? "Turn sounds on" : "Turn sounds off"}
      aria-pressed={!muted}
      onClick={() => {
        setMuted(!muted);
        if (muted) play("order");
      }}
    >
      {muted ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
    </IconButton>
  );
}
