export type Sound = "right" | "wrong" | "order" | "arrival";
type Tone = { at: number; hz: number; for: number; shape: OscillatorType };

/** Distinct by pitch and shape, so that they are told apart without looking. */
const tones: Record<Sound, Tone[]> = {
  right: [{ at: 0, hz: 1320, for: 0.09, shape: "sine" }],
  wrong: [{ at: 0, hz: 196, for: 0.16, shape: "sawtooth" }, { at: 0.2, hz: 147, for: 0.28, shape: "sawtooth" }],
  order: [{ at: 0, hz: 660, for: 0.14, shape: "triangle" }, { at: 0.16, hz: 880, for: 0.22, shape: "triangle" }],
  arrival: [{ at: 0, hz: 988, for: 0.1, shape: "triangle" }, { at: 0.14, hz: 988, for: 0.1, shape: "triangle" }, { at: 0.28, hz: 1318, for: 0.24, shape: "triangle" }],
};
const shakes: Record<Sound, number[]> = { right: [30], wrong: [120, 60, 120], order: [80], arrival: [80, 40, 80] };

const muteKey = "counter.muted";
let context: AudioContext | undefined;

/** Sounds and vibrates, unless muted. Wrong scans are never silent on a device that can vibrate. */
export function play(sound: Sound): void {
  if (isMuted()) {
    if (sound === "wrong") vibrate(sound);
    return;
  }
  vibrate(sound);
  try {
    context ??= new AudioContext();
    void context.resume();
    for (const tone of tones[sound]) beep(context, tone);
  } catch {
    // A browser without sound still shows color and words.
  }
}

export const isMuted = (): boolean => localStorage.getItem(muteKey) === "1";

export function setMuted(muted: boolean): void {
  localStorage.setItem(muteKey, muted ? "1" : "0");
  dispatchEvent(new Event(muteKey));
}

/** For `useSyncExternalStore`. */
export function onMuteChange(hear: () => void): () => void {
  addEventListener(muteKey, hear);
  addEventListener("storage", hear);
  return () => {
    removeEventListener(muteKey, hear);
    removeEventListener("storage", hear);
  };
}

function vibrate(sound: Sound): void {
  // Browsers ignore it, with a warning, before the first touch.
  if (navigator.userActivation?.hasBeenActive && "vibrate" in navigator) navigator.vibrate(shakes[sound]);
}

function beep(audio: AudioContext, tone: Tone): void {
  const start = audio.currentTime + tone.at;
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.type = tone.shape;
  oscillator.frequency.value = tone.hz;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.25, start + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + tone.for);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + tone.for + 0.02);
}
