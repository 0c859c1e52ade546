import { createApp, shallowRef } from 'vue';
import { startCustomers } from '../customers/run';
import type { State } from '../customers/steps';
import { inThree, telOf } from '../customers/texts';

/** A component of several roots: Vue keeps an empty text node at each of its ends. */
const Parts = {
  props: ['of'],
  template: `<b>{{ of[0] }}</b>{{ of[1] }}<i>{{ of[2] }}</i>`,
};

const CustomerRow = {
  components: { Parts },
  props: ['customer'],
  setup: () => ({ inThree, telOf }),
  template: `
    <tr>
      <td>{{ customer.name }}</td>
      <td :data-shows="customer.phone.number"
        >{{ customer.phone.before }}{{ customer.phone.number }}{{ customer.phone.after }}</td>
      <td :data-shows="customer.mobile"><Parts :of="inThree(customer.mobile)" /></td>
      <td><a :href="telOf(customer.link)" :data-shows="customer.link">{{ customer.link }}</a></td>
      <td><input :value="customer.field"></td>
      <td>{{ customer.note }}</td>
    </tr>`,
};

/** The customers as a Vue application draws them, its templates compiled on the page. */
const Page = {
  components: { CustomerRow },
  setup: () => ({ state }),
  template: `
    <h1>Customers, step <output>{{ state.step }}</output></h1>
    <table v-if="state.listed">
      <tbody>
        <CustomerRow v-for="row in state.rows" :key="row.id" :customer="row" />
      </tbody>
    </table>
    <Teleport to="body">
      <dialog v-if="state.talkingTo" open>
        <p>Talking to {{ state.talkingTo.name }}</p>
        <p :data-shows="state.talkingTo.mobile">{{ state.talkingTo.mobile }}</p>
      </dialog>
    </Teleport>`,
};

const state = shallowRef<State>();
startCustomers((next) => {
  const first = state.value === undefined;
  state.value = next;
  if (!first) return;
  const main = document.createElement('main');
  document.body.append(main);
  createApp(Page).mount(main);
});
