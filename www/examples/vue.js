import { defineComponent, h } from 'vue';
import 'partner-eligibility';

/** The widget; `change` brings the judgement each time that typing pauses. */
export const PartnerEligibility = defineComponent({
  emits: ['change'],
  setup(_, { attrs, emit }) {
    const heard = ({ detail }) => emit('change', detail.assessment);
    return () => h('partner-eligibility', { ...attrs, onChange: heard });
  },
  inheritAttrs: false,
});
