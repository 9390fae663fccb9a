import './app/theme.css';
import { mount } from 'svelte';
import App from './app/App.svelte';

const target = document.getElementById('app');
// In a task of its own: evaluating the modules has taken one already.
if (target) setTimeout(() => mount(App, { target }));
