import { useEffect, useRef } from 'react';
import 'partner-eligibility';

/** The widget; `onChange` hears of the judgement each time that typing pauses. */
export function PartnerEligibility({ onChange, ...attributes }) {
  const element = useRef(null);
  useEffect(() => {
    const node = element.current;
    const heard = ({ detail }) => onChange?.(detail.assessment);
    node.addEventListener('change', heard);
    return () => node.removeEventListener('change', heard);
  }, [onChange]);
  return <partner-eligibility ref={element} {...attributes} />;
}
