# SPDX-License-Identifier: Apache-2.0
"""The parts of scripts/check-verdict; exact integers and rationals only, standard library only."""
