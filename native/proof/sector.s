# The boot sector with which Darts proves that an accelerator runs guests (src/Darts.Domain/Hosts/ProofSector.cs holds its bytes).
# It goes the way of every operating system (long mode with paging, an interrupt and its return there and in protected mode), comes back,
# writes itself to the disk's second sector as a mark, and switches the machine off. A KVM that only emulates real mode fails on it.
# Assemble: as sector.s -o sector.o && ld -Ttext 0x7c00 --oformat binary sector.o -o sector.bin

        .set    PML4, 0x1000
        .set    PDPT, 0x2000
        .set    PD, 0x3000
        .set    IDT, 0x4000
        .set    VECTOR, 0x30

        .code16
        .globl  _start
_start: cli
        xorw    %ax, %ax
        movw    %ax, %ds
        movw    %ax, %es
        movw    %ax, %ss
        movw    $0x7c00, %sp
        pushw   %dx                             # dl: the drive, from the firmware

        movw    $PML4, %di                      # page tables: the first 2 MiB, mapped as they are; and no interrupt gate yet
        movw    $0x2000, %cx
        cld
        rep stosw
        movw    $PDPT + 3, PML4
        movw    $PD + 3, PDPT
        movw    $0x83, PD

        lgdt    gdtr
        movl    %cr4, %eax
        orb     $0x20, %al                      # PAE
        movl    %eax, %cr4
        movl    $PML4, %eax
        movl    %eax, %cr3
        movl    $0xc0000080, %ecx               # EFER
        rdmsr
        orb     $0x01, %ah                      # LME
        wrmsr
        movl    %cr0, %eax
        orl     $0x80000001, %eax               # PG, PE
        movl    %eax, %cr0
        ljmp    $0x08, $long

        .code64
long:   movl    $0x10, %eax
        movl    %eax, %ds
        movl    %eax, %es
        movl    %eax, %ss
        movl    $0x7be0, %esp
        xorl    %ebx, %ebx
        movl    $IDT + VECTOR * 16, %edi
        movw    $gate64, (%rdi)
        movl    $0x8e000008, 2(%rdi)            # selector, low half; present interrupt gate
        movw    $0x8e00, 4(%rdi)
        lidt    idtr
        int     $VECTOR
        pushq   $0x18
        pushq   $prot
        lretq

gate64: incl    %ebx
        iretq

        .code32
prot:   movl    %cr0, %eax
        andl    $0x7fffffff, %eax               # no PG
        movl    %eax, %cr0
        movl    $0xc0000080, %ecx
        rdmsr
        andb    $0xfe, %ah                      # no LME
        wrmsr
        movl    $IDT + VECTOR * 8, %edi
        movw    $gate32, (%edi)
        movw    $0x18, 2(%edi)
        movl    $0x00008e00, 4(%edi)
        int     $VECTOR
        ljmp    $0x20, $prot16

gate32: incl    %ebx
        iret

        .code16
prot16: movw    $0x28, %ax                      # limits of real mode
        movw    %ax, %ds
        movw    %ax, %es
        movw    %ax, %ss
        movl    %cr0, %eax
        andb    $0xfe, %al                      # no PE
        movl    %eax, %cr0
        ljmp    $0, $real
real:   xorw    %ax, %ax
        movw    %ax, %ds
        movw    %ax, %es
        movw    %ax, %ss
        movw    $0x7bfe, %sp
        lidt    ivt
        sti
        cmpb    $2, %bl                         # both interrupts came back
        jne     halt
        popw    %dx
        movb    $0, %dh
        movw    $0x0301, %ax                    # write one sector
        movw    $0x0002, %cx                    # the second
        movw    $0x7c00, %bx
        int     $0x13
        movw    $0x0604, %dx                    # ACPI PM1a control, where SeaBIOS puts it on QEMU's PC machines
        movw    $0x2000, %ax                    # sleep enable, type S5
        outw    %ax, %dx
halt:   cli
        hlt
        jmp     halt

        .balign 8
gdt:    .quad   0                               # all marked as accessed, or the processor would write here
        .quad   0x00209b0000000000              # 08 code, 64 bit
        .quad   0x00cf93000000ffff              # 10 data, flat
        .quad   0x00cf9b000000ffff              # 18 code, 32 bit
        .quad   0x00009b000000ffff              # 20 code, 16 bit
        .quad   0x000093000000ffff              # 28 data, 16 bit
gdtr:   .word   gdtr - gdt - 1
        .long   gdt
idtr:   .word   0x3ff
        .quad   IDT
ivt:    .word   0x3ff
        .long   0

        .org    510
        .word   0xaa55
