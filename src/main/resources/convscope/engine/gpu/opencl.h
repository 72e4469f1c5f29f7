// What the kernels' source means in OpenCL C 1.2.

#define KERNEL(size) __kernel __attribute__((reqd_work_group_size(size, 1, 1))) void
#define FUNCTION static inline
#define GLOBAL __global
#define SHARED __local
#define SHARED_ARRAY __local
#define RESTRICT restrict
#define UNROLL __attribute__((opencl_unroll_hint))
#define ITEM ((int) get_local_id(0))
#define GROUP_X ((int) get_group_id(0))
#define GROUP_Y ((int) get_group_id(1))
#define GROUP_Z ((int) get_group_id(2))
#define ALL_WAIT barrier(CLK_LOCAL_MEM_FENCE)
