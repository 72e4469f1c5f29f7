/*
 * CUDA's driver as a library with the same functions, for machines without a card: memory is this machine's, two kernels
 * are known by name and are worked out at once, one thread after the other, and a captured stream is played again at
 * every launch of its graph. Arguments are taken as the real driver takes them, by pointers. Bodies are the stub's own;
 * signatures are those of cuda.h, against which it can be compiled: gcc -include cuda.h.
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef __cuda_cuda_h__
typedef int CUresult;
typedef int CUdevice;
typedef int CUdevice_attribute;
typedef int CUfunction_attribute;
typedef int CUjit_option;
typedef int CUstreamCaptureMode;
typedef unsigned long long CUdeviceptr;
typedef struct CUctx_st *CUcontext;
typedef struct CUmod_st *CUmodule;
typedef struct CUfunc_st *CUfunction;
typedef struct CUstream_st *CUstream;
typedef struct CUgraph_st *CUgraph;
typedef struct CUgraphExec_st *CUgraphExec;
typedef struct CUgraphNode_st *CUgraphNode;
typedef struct CUevent_st *CUevent;
#endif
#ifndef VERSION
#define VERSION 13000
#endif
#define OK 0
#define INVALID_VALUE 1
#define OUT_OF_MEMORY 2
#define INVALID_CONTEXT 201
#define INVALID_PTX 218
#define INVALID_HANDLE 400
#define NOT_FOUND 500
#define LARGEST (1ULL << 34)

struct step {
  int kind; /* 0 copy, 1 set, 2 the kernel scaled_sum, 3 the kernel touch */
  void *to;
  const void *from;
  size_t size;
  float factor;
  struct step *next;
};
struct CUgraph_st { struct step *first; };
struct CUgraphExec_st { struct step *first; };
struct CUstream_st { int capturing; struct step *first; struct step **last; };
struct CUevent_st { long at; };
struct CUmod_st { int unused; };
struct CUfunc_st { int kernel; };

static struct CUfunc_st scaled_sum = {2}, touch = {3};
static int context_object, held;
static long clock_ticks;
static __thread int depth;

/* What is held of memory, streams, modules, graphs, events and contexts. */
int stubHeld(void) { return held; }

CUresult cuInit(unsigned int flags) { return flags == 0 ? OK : INVALID_VALUE; }
CUresult cuDriverGetVersion(int *version) { *version = VERSION; return OK; }
CUresult cuGetErrorName(CUresult error, const char **name) {
  switch ((int) error) {
    case OUT_OF_MEMORY: *name = "CUDA_ERROR_OUT_OF_MEMORY"; return OK;
    case INVALID_PTX: *name = "CUDA_ERROR_INVALID_PTX"; return OK;
    case INVALID_CONTEXT: *name = "CUDA_ERROR_INVALID_CONTEXT"; return OK;
    default: *name = NULL; return INVALID_VALUE;
  }
}
CUresult cuDeviceGetCount(int *count) { *count = 1; return OK; }
CUresult cuDeviceGet(CUdevice *device, int ordinal) { *device = 40 + ordinal; return OK; }
CUresult cuDeviceGetName(char *name, int length, CUdevice device) {
  snprintf(name, length, "Stub %d", device);
  return OK;
}
CUresult cuDeviceGetAttribute(int *value, CUdevice_attribute attribute, CUdevice device) {
  switch ((int) attribute) {
    case 1: *value = 1024; return OK;
    case 8: *value = 49152; return OK;
    case 16: *value = 132; return OK;
    case 75: *value = 9; return OK;
    case 76: *value = 0; return OK;
    default: return INVALID_VALUE;
  }
}
CUresult cuDeviceTotalMem_v2(size_t *bytes, CUdevice device) { *bytes = 85899345920ULL; return OK; }
CUresult cuDevicePrimaryCtxRetain(CUcontext *context, CUdevice device) {
  held++;
  *context = (CUcontext) &context_object;
  return device == 40 ? OK : INVALID_VALUE;
}
CUresult cuDevicePrimaryCtxRelease_v2(CUdevice device) { held--; return OK; }
CUresult cuCtxPushCurrent_v2(CUcontext context) {
  if ((void *) context != (void *) &context_object) return INVALID_CONTEXT;
  depth++;
  return OK;
}
CUresult cuCtxPopCurrent_v2(CUcontext *context) {
  if (depth == 0) return INVALID_CONTEXT;
  depth--;
  *context = (CUcontext) &context_object;
  return OK;
}
#define NEEDS_CONTEXT if (depth == 0) return INVALID_CONTEXT;

CUresult cuMemGetInfo_v2(size_t *free, size_t *total) {
  NEEDS_CONTEXT
  *free = 5000000000ULL;
  *total = 85899345920ULL;
  return OK;
}
CUresult cuMemAlloc_v2(CUdeviceptr *address, size_t bytes) {
  NEEDS_CONTEXT
  if (bytes == 0) return INVALID_VALUE;
  if (bytes >= LARGEST / 4) return OUT_OF_MEMORY;
  void *memory = malloc(bytes);
  memset(memory, 0x55, bytes);
  held++;
  *address = (CUdeviceptr) memory;
  return OK;
}
CUresult cuMemFree_v2(CUdeviceptr address) { NEEDS_CONTEXT held--; free((void *) address); return OK; }
CUresult cuMemHostAlloc(void **memory, size_t bytes, unsigned int flags) {
  NEEDS_CONTEXT
  if (bytes == 0 || flags != 0) return INVALID_VALUE;
  held++;
  *memory = malloc(bytes);
  return OK;
}
CUresult cuMemFreeHost(void *memory) { NEEDS_CONTEXT held--; free(memory); return OK; }

static void play(const struct step *step) {
  clock_ticks++;
  if (step->kind == 0) {
    memcpy(step->to, step->from, step->size);
  } else if (step->kind == 1) {
    memset(step->to, 0, step->size);
  } else if (step->kind == 2) {
    for (size_t i = 0; i < step->size; i++) ((float *) step->to)[i] += step->factor * ((const float *) step->from)[i];
  }
}
static CUresult give(CUstream stream, struct step step) {
  NEEDS_CONTEXT
  if (stream == NULL) return INVALID_HANDLE;
  if (!stream->capturing) {
    play(&step);
    return OK;
  }
  struct step *copy = malloc(sizeof step);
  *copy = step;
  copy->next = NULL;
  *stream->last = copy;
  stream->last = &copy->next;
  return OK;
}
CUresult cuMemsetD32Async(CUdeviceptr address, unsigned int value, size_t count, CUstream stream) {
  struct step step = {1, (void *) address, NULL, 4 * count, 0, NULL};
  return value == 0 ? give(stream, step) : INVALID_VALUE;
}
CUresult cuMemcpyHtoDAsync_v2(CUdeviceptr to, const void *from, size_t bytes, CUstream stream) {
  struct step step = {0, (void *) to, from, bytes, 0, NULL};
  return give(stream, step);
}
CUresult cuMemcpyDtoHAsync_v2(void *to, CUdeviceptr from, size_t bytes, CUstream stream) {
  struct step step = {0, to, (const void *) from, bytes, 0, NULL};
  return give(stream, step);
}
CUresult cuModuleLoadDataEx(CUmodule *module, const void *image, unsigned int count, CUjit_option *options, void **values) {
  NEEDS_CONTEXT
  if (strstr(image, ".version") == NULL) {
    for (unsigned int i = 0; i + 1 < count; i++) {
      if ((int) options[i] == 5 && (int) options[i + 1] == 6) {
        snprintf(values[i], (size_t) values[i + 1], "line 1: no .version in %zu characters", strlen(image));
      }
    }
    return INVALID_PTX;
  }
  held++;
  *module = malloc(sizeof **module);
  return OK;
}
CUresult cuModuleUnload(CUmodule module) { NEEDS_CONTEXT held--; free(module); return OK; }
CUresult cuModuleGetFunction(CUfunction *function, CUmodule module, const char *name) {
  NEEDS_CONTEXT
  *function = strcmp(name, "scaled_sum") == 0 ? &scaled_sum : strcmp(name, "touch") == 0 ? &touch : NULL;
  return *function == NULL ? NOT_FOUND : OK;
}
CUresult cuFuncLoad(CUfunction function) { NEEDS_CONTEXT return function == NULL ? INVALID_HANDLE : OK; }
CUresult cuFuncGetAttribute(int *value, CUfunction_attribute attribute, CUfunction function) {
  *value = 256;
  return (int) attribute == 0 && function != NULL ? OK : INVALID_VALUE;
}
CUresult cuLaunchKernel(CUfunction function, unsigned int gridX, unsigned int gridY, unsigned int gridZ, unsigned int blockX,
    unsigned int blockY, unsigned int blockZ, unsigned int shared, CUstream stream, void **arguments, void **extra) {
  struct step step = {function->kernel, NULL, NULL, 0, 0, NULL};
  if (blockY != 1 || blockZ != 1 || shared != 0 || extra != NULL) return INVALID_VALUE;
  if (function->kernel == 2) {
    /* scaled_sum(float *to, const float *from, int count, float factor), a thread a value */
    step.to = (void *) *(CUdeviceptr *) arguments[0];
    step.from = (const void *) *(CUdeviceptr *) arguments[1];
    step.size = *(int *) arguments[2];
    step.factor = *(float *) arguments[3];
    if ((size_t) gridX * gridY * gridZ * blockX != step.size) return INVALID_VALUE;
  }
  return give(stream, step);
}
CUresult cuStreamCreate(CUstream *stream, unsigned int flags) {
  NEEDS_CONTEXT
  held++;
  *stream = calloc(1, sizeof **stream);
  return flags == 1 ? OK : INVALID_VALUE;
}
CUresult cuStreamDestroy_v2(CUstream stream) { NEEDS_CONTEXT held--; free(stream); return OK; }
CUresult cuStreamSynchronize(CUstream stream) { NEEDS_CONTEXT return stream->capturing ? INVALID_HANDLE : OK; }
#ifndef WITHOUT_CAPTURE
CUresult cuStreamBeginCapture_v2(CUstream stream, CUstreamCaptureMode mode) {
  NEEDS_CONTEXT
  stream->capturing = 1;
  stream->first = NULL;
  stream->last = &stream->first;
  return (int) mode == 1 ? OK : INVALID_VALUE;
}
#endif
CUresult cuStreamEndCapture(CUstream stream, CUgraph *graph) {
  NEEDS_CONTEXT
  if (!stream->capturing) return INVALID_VALUE;
  stream->capturing = 0;
  held++;
  *graph = malloc(sizeof **graph);
  (*graph)->first = stream->first;
  return OK;
}
static CUresult instantiate(CUgraphExec *executable, CUgraph graph) {
  NEEDS_CONTEXT
  held++;
  *executable = malloc(sizeof **executable);
  (*executable)->first = graph->first;
  return OK;
}
#ifdef BEFORE_11_4
CUresult cuGraphInstantiate_v2(CUgraphExec *executable, CUgraph graph, CUgraphNode *node, char *log, size_t bytes) {
  return node == NULL && log == NULL && bytes == 0 ? instantiate(executable, graph) : INVALID_VALUE;
}
#else
CUresult cuGraphInstantiateWithFlags(CUgraphExec *executable, CUgraph graph, unsigned long long flags) {
  return flags == 0 ? instantiate(executable, graph) : INVALID_VALUE;
}
#endif
CUresult cuGraphLaunch(CUgraphExec executable, CUstream stream) {
  for (struct step *step = executable->first; step != NULL; step = step->next) {
    CUresult code = give(stream, *step);
    if (code != OK) return code;
  }
  return OK;
}
CUresult cuGraphDestroy(CUgraph graph) { held--; free(graph); return OK; }
CUresult cuGraphExecDestroy(CUgraphExec executable) { held--; free(executable); return OK; }
CUresult cuEventCreate(CUevent *event, unsigned int flags) {
  NEEDS_CONTEXT
  held++;
  *event = calloc(1, sizeof **event);
  return flags == 0 ? OK : INVALID_VALUE;
}
CUresult cuEventRecord(CUevent event, CUstream stream) {
  NEEDS_CONTEXT
  event->at = clock_ticks;
  return stream == NULL ? INVALID_HANDLE : OK;
}
/* A quarter of a millisecond a step. */
CUresult cuEventElapsedTime(float *milliseconds, CUevent from, CUevent to) {
  *milliseconds = 0.25f * (to->at - from->at);
  return OK;
}
CUresult cuEventDestroy_v2(CUevent event) { NEEDS_CONTEXT held--; free(event); return OK; }
