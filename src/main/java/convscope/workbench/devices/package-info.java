/** The Devices view: what there is to compute on, how busy and how fast it is, and which of it computes. */
package convscope.workbench.devices;
