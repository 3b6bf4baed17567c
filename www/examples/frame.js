// Gives the frame the height that it asks for. The message has nothing but a height,
// and counts only if it comes from that frame and its host.
const frame = document.getElementById('estimate');
const host = new URL(frame.src).origin;

addEventListener('message', ({ data, origin, source }) => {
  if (source !== frame.contentWindow || origin !== host) return;
  if (data?.type === 'partner-eligibility:resize' && Number.isFinite(data.height)) frame.height = Math.ceil(data.height);
});
