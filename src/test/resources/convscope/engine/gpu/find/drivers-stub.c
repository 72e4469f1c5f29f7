/* Drivers of cards that are not there: CUDA's of two, OpenCL's of three on two platforms. HANG and CRASH make OpenCL's second
   platform hang for 20 seconds, or end its process. */
#include <string.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

int cuDriverGetVersion(int *version) { *version = 12040; return 0; }
int cuInit(unsigned flags) { return flags == 0 ? INIT : 1; }
int cuDeviceGetCount(int *count) { *count = 2; return 0; }
int cuDeviceGet(int *device, int ordinal) { *device = 40 + ordinal; return 0; }
int cuDeviceGetName(char *name, int length, int device) {
  strncpy(name, device == 40 ? "NVIDIA GeForce RTX 3090" : "NVIDIA GeForce GTX 1080 Ti", length);
  return 0;
}
int cuDeviceTotalMem_v2(size_t *bytes, int device) { *bytes = device == 40 ? 25429934080ULL : 11714691072ULL; return 0; }
int cuDeviceGetAttribute(int *value, int attribute, int device) {
  switch (attribute) {
    case 13: *value = device == 40 ? 1695000 : 1582000; return 0;
    case 16: *value = device == 40 ? 82 : 28; return 0;
    case 75: *value = device == 40 ? 8 : 6; return 0;
    case 76: *value = device == 40 ? 6 : 1; return 0;
    default: return 1;
  }
}
#ifndef OLD
int cuDeviceGetPCIBusId(char *bus, int length, int device) {
  strncpy(bus, device == 40 ? "0000:41:00.0" : "0000:0A:00.0", length);
  return 0;
}
int cuDeviceGetUuid(unsigned char *uuid, int device) {
  for (int i = 0; i < 16; i++) uuid[i] = device + i;
  return 0;
}
#endif

struct device { const char *name, *vendor, *extensions; uint32_t units; unsigned char number; };
static struct device devices[] = {
  {"NVIDIA GeForce RTX 3090", "NVIDIA Corporation", "cl_khr_icd cl_nv_device_attribute_query cl_khr_device_uuid", 82, 40},
  {"gfx1032", "Advanced Micro Devices, Inc.", "cl_khr_fp64 cl_amd_device_attribute_query ", 14, 1},
  {"Intel(R) Arc(TM) A770 Graphics", "Intel(R) Corporation", "cl_khr_pci_bus_info", 512, 2}};
static char platforms[2];

static int tell(const void *what, size_t bytes, size_t size, void *value, size_t *needed) {
  if (needed) *needed = bytes;
  if (value) {
    if (size < bytes) return -30;
    memcpy(value, what, bytes);
  }
  return 0;
}
static int text(const char *what, size_t size, void *value, size_t *needed) {
  return tell(what, strlen(what) + 1, size, value, needed);
}
static int word(uint32_t what, size_t size, void *value, size_t *needed) { return tell(&what, 4, size, value, needed); }
static int large(uint64_t what, size_t size, void *value, size_t *needed) { return tell(&what, 8, size, value, needed); }

int clGetPlatformIDs(uint32_t entries, void **all, uint32_t *count) {
  if (count) *count = 2;
  for (uint32_t i = 0; all && i < entries && i < 2; i++) all[i] = platforms + i;
  return 0;
}
int clGetPlatformInfo(char *platform, uint32_t what, size_t size, void *value, size_t *needed) {
  if (platform == platforms + 1) {
#ifdef HANG
    sleep(20);
#endif
#ifdef CRASH
    *(volatile int *) 0 = 1;
#endif
  }
  return text(what == 0x0901 ? "OpenCL 3.0 Stub" : platform == platforms ? "NVIDIA CUDA" : "Others", size, value, needed);
}
int clGetDeviceIDs(char *platform, uint64_t type, uint32_t entries, struct device **all, uint32_t *count) {
  if (type != 0xFFFFFFFFULL) return -31;
  uint32_t there = platform == platforms ? 1 : 2;
  if (count) *count = there;
  for (uint32_t i = 0; all && i < entries && i < there; i++) all[i] = devices + (platform == platforms ? 0 : 1 + i);
  return 0;
}
int clGetDeviceInfo(struct device *d, uint32_t what, size_t size, void *value, size_t *needed) {
  switch (what) {
    case 0x1000: return large(4, size, value, needed);
    case 0x1002: return word(d->units, size, value, needed);
    case 0x100C: return word(1700, size, value, needed);
    case 0x101F: return large(17179869184ULL, size, value, needed);
    case 0x1027: case 0x1028: return word(1, size, value, needed);
    case 0x102B: return text(d->name, size, value, needed);
    case 0x102C: return text(d->vendor, size, value, needed);
    case 0x102D: return text("550.54.15", size, value, needed);
    case 0x102F: return text("OpenCL 3.0 Stub", size, value, needed);
    case 0x1030: return text(d->extensions, size, value, needed);
  }
  if (d->number == 40) {
    switch (what) {
      case 0x4000: return word(8, size, value, needed);
      case 0x4001: return word(6, size, value, needed);
      case 0x4008: return word(0x41, size, value, needed);
      case 0x4009: case 0x400A: return word(0, size, value, needed);
      case 0x106A: {
        unsigned char uuid[16];
        for (int i = 0; i < 16; i++) uuid[i] = 40 + i;
        return tell(uuid, 16, size, value, needed);
      }
    }
  }
  if (d->number == 1 && what == 0x4037) {
    unsigned char topology[24] = {1, [21] = 0xC3, [22] = 0, [23] = 1};
    return tell(topology, 24, size, value, needed);
  }
  if (d->number == 1 && what == 0x4038) return text("AMD Radeon RX 6600", size, value, needed);
  if (d->number == 2 && what == 0x410F) {
    uint32_t place[4] = {1, 3, 4, 0};
    return tell(place, 16, size, value, needed);
  }
  /* A driver that is asked for what it does not have may do anything. */
  abort();
}
