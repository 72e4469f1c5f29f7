/** The Devices view: the devices, their load and speed, and which of them are in use. */
package convscope.workbench.devices;
